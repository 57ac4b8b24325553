using System.Numerics;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// The words there are, each with how often readers of every level may find it: what was typed is completed and corrected to words of
/// the reader's own level only, so that a correction tells nobody of what is hidden. Immutable.
/// </summary>
internal sealed class SearchVocabulary
{
    /// <summary>How well one of many fits many of one.</summary>
    public const double Number = 0.95;

    private const int Completions = 8;
    private const int Corrections = 6;

    private readonly SearchTerm[] _terms;
    private readonly uint[] _letters;

    public SearchVocabulary(IEnumerable<SearchTerm> terms)
    {
        _terms = [.. terms.OrderBy(term => term.Word, StringComparer.Ordinal)];
        _letters = Array.ConvertAll(_terms, term => SearchDistance.Letters(term.Word));
    }

    public int Count => _terms.Length;

    /// <summary>What a typed word may mean, with how well each fits (1 is the word itself). None: nothing near is known to this level.</summary>
    public IReadOnlyList<SearchMeaning> Meanings(string typed, SearchLevel level)
    {
        var meanings = new List<SearchMeaning>();
        if (Has(typed, level))
        {
            meanings.Add(new SearchMeaning(typed, 1));
        }
        meanings.AddRange(OtherNumber(typed).Where(word => Has(word, level)).Select(word => new SearchMeaning(word, Number)));
        meanings.AddRange(Completed(typed, level).Where(word => meanings.TrueForAll(known => known.Word != word))
            .Select(word => new SearchMeaning(word, 0.6 + (0.3 * typed.Length / word.Length))));
        if (meanings.Count == 0)
        {
            meanings.AddRange(Corrected(typed, level));
            meanings.AddRange(meanings.ToList().SelectMany(meaning => OtherNumber(meaning.Word).Where(word => Has(word, level)).Select(word => meaning with { Word = word, Quality = Number * meaning.Quality }))
                .Where(other => meanings.TrueForAll(known => known.Word != other.Word)).DistinctBy(other => other.Word).ToList());
        }
        return meanings;
    }

    private bool Has(string word, SearchLevel level)
    {
        var at = Array.BinarySearch(_terms, new SearchTerm(word, 0, 0, 0), SearchTerm.ByWord);
        return at >= 0 && _terms[at].Count(level) > 0;
    }

    /// <summary>One of many, many of one.</summary>
    private static IEnumerable<string> OtherNumber(string word)
    {
        if (word.Length < 3)
        {
            yield break;
        }
        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }
        else if (word.EndsWith("es", StringComparison.Ordinal))
        {
            yield return word[..^2];
        }
        if (word.EndsWith('s'))
        {
            yield return word[..^1];
        }
        else if (word.EndsWith('y'))
        {
            yield return word[..^1] + "ies";
        }
        else
        {
            yield return word + "s";
        }
    }

    /// <summary>The words that go on where the typed one ends: those found most often, of which long lists are no help.</summary>
    private IEnumerable<string> Completed(string typed, SearchLevel level)
    {
        var at = Array.BinarySearch(_terms, new SearchTerm(typed, 0, 0, 0), SearchTerm.ByWord);
        var best = new PriorityQueue<string, (int Count, int Shortness)>();
        for (at = at < 0 ? ~at : at + 1; at < _terms.Length && _terms[at].Word.StartsWith(typed, StringComparison.Ordinal); at++)
        {
            if (_terms[at].Count(level) is > 0 and var count)
            {
                best.Enqueue(_terms[at].Word, (count, -_terms[at].Word.Length));
                if (best.Count > Completions)
                {
                    best.Dequeue();
                }
            }
        }
        return best.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element);
    }

    private List<SearchMeaning> Corrected(string typed, SearchLevel level)
    {
        var most = SearchDistance.Allowed(typed.Length);
        var found = new List<(string Word, int Distance, int Count)>();
        var letters = SearchDistance.Letters(typed);
        for (var at = 0; most > 0 && at < _terms.Length; at++)
        {
            var term = _terms[at];
            if (BitOperations.PopCount(letters & ~_letters[at]) > most || term.Count(level) == 0)
            {
                continue;
            }
            // A half-typed word may be mistyped too; a whole one is nearer.
            var whole = SearchDistance.Between(typed, term.Word, most, asPrefix: false);
            var distance = whole <= most ? whole : SearchDistance.Between(typed, term.Word, most - 1, asPrefix: true) + 1;
            if (distance <= most)
            {
                found.Add((term.Word, distance, term.Count(level)));
            }
        }
        return [.. found
            .OrderBy(word => word.Distance).ThenBy(word => word.Word[0] == typed[0] ? 0 : 1).ThenByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal)
            .Take(Corrections)
            .Select(word => new SearchMeaning(word.Word, 0.6 / (word.Distance + 0.2), IsCorrection: true))];
    }
}

/// <summary>A word with how many sources have it for each level of readers, not counting lower ones.</summary>
internal readonly record struct SearchTerm(string Word, int Everyone, int Insiders, int Administrators)
{
    public static readonly IComparer<SearchTerm> ByWord = Comparer<SearchTerm>.Create((left, right) => string.CompareOrdinal(left.Word, right.Word));

    public int Count(SearchLevel level) => Everyone + (level >= SearchLevel.Insiders ? Insiders : 0) + (level >= SearchLevel.Administrators ? Administrators : 0);
}

internal readonly record struct SearchMeaning(string Word, double Quality, bool IsCorrection = false);
