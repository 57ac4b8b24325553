namespace Portal.Api.Catalog.Search;

/// <summary>
/// Puts what was found in order: first the API that is called so, or the path or identifier that was typed; then, by kind, what has all the words
/// in front: operations, guides, schemas and their parts. Among those and for the rest it counts where the words stand (name, title, place,
/// text), how well each is met, and how much else stands there.
/// </summary>
internal static class SearchRanking
{
    private const double InName = 10;
    private const double InTitle = 8;
    private const double InPlace = 2.5;
    private const double InText = 1;

    /// <summary>One of many, many of one: nearer than a word that only begins so.</summary>
    private const double SameWord = SearchVocabulary.Number;

    public static List<SearchEntry> Order(IEnumerable<SearchEntry> entries, SearchText asked, IReadOnlyList<IReadOnlyList<SearchMeaning>> words) =>
    [
        .. entries
            .Where(entry => asked.Method is null || entry.Method is null || entry.Method == asked.Method)
            .Select(entry => (Entry: entry, Score: Score(entry, asked, words)))
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Entry.Kind)
            .ThenBy(scored => scored.Entry.Position)
            .ThenBy(scored => scored.Entry.Name.Length)
            .ThenBy(scored => scored.Entry.Name, StringComparer.Ordinal)
            .ThenBy(scored => scored.Entry.Path, StringComparer.Ordinal)
            .Select(scored => scored.Entry),
    ];

    internal static double Score(SearchEntry entry, SearchText asked, IReadOnlyList<IReadOnlyList<SearchMeaning>> words)
    {
        var score = Exactness(entry, asked);
        var (name, title, place, text) = (SearchWords.Of(entry.Name), SearchWords.Of(entry.Title), SearchWords.Of($"{entry.Place} {entry.ApiTitle} {entry.Api} {entry.Version}"), SearchWords.Of(entry.Text));
        if (entry.Kind is SearchKind.Api && (IsCalled(name, words) || IsCalled(title, words)))
        {
            score += 100;
        }
        name.Add(SearchWords.Key(entry.Name));
        var inFront = 0;
        var least = 1.0;
        foreach (var meanings in words)
        {
            var (inName, inTitle) = (Quality(name, meanings), Quality(title, meanings));
            var best = Math.Max(InName * inName, InTitle * inTitle);
            inFront += best > 0 ? 1 : 0;
            least = Math.Min(least, Math.Max(inName, inTitle));
            score += Math.Max(best, Math.Max(InPlace * Quality(place, meanings), InText * Math.Max(Quality(text, meanings), 0.2)));
        }
        if (words.Count > 0 && inFront == words.Count)
        {
            // All that was asked for stands in front: the less else stands there, the more it is meant.
            score += 8 + (6.0 * words.Count / Math.Max(words.Count, Math.Max(name.Count, title.Count)));
            score += least >= SameWord ? InFront(entry.Kind) : 0;
        }
        return score + Weight(entry.Kind) - (entry.Deprecated ? 3 : 0) - Math.Min(entry.Position, 4);
    }

    private static double Exactness(SearchEntry entry, SearchText asked)
    {
        if (entry.Kind is SearchKind.Operation && asked.PathKeys.Count > 0 && entry.Template is { } template)
        {
            var key = SearchPath.Key(template);
            // The path as written comes before those that fit by putting a parameter for a part of it.
            return asked.PathKeys[0] == key ? 140 : asked.PathKeys.Contains(key) ? 120 - (4 * key.Split("{}").Length) + key.Length * 0.1 : 0;
        }
        if (asked.NameKey.Length == 0)
        {
            return 0;
        }
        // A plain word is the name of a schema or field by chance as often as not.
        var share = asked.IsIdentifier || entry.Kind is SearchKind.Api or SearchKind.Guide or SearchKind.Operation or SearchKind.Error ? 1 : 0.25;
        return SearchWords.Key(entry.Name) == asked.NameKey ? 60 * share
            : SearchWords.Key(entry.Title) == asked.NameKey ? 45 * share
            : 0;
    }

    /// <summary>By the very words, one for one: <c>travels api</c> is the API Travels, and so are <c>travel</c> and <c>trvel</c>.</summary>
    private static bool IsCalled(List<string> called, IReadOnlyList<IReadOnlyList<SearchMeaning>> words)
    {
        var telling = words.Where(meanings => meanings[0].Word is not ("api" or "apis")).ToList();
        var own = called.Where(word => word is not ("api" or "apis")).ToList();
        return telling.Count > 0 && own.Count == telling.Count && telling.TrueForAll(meanings => Quality(own, meanings) >= Called(meanings));
    }

    /// <summary>Of a mistyped word what it most probably was meant to be is as good as the word.</summary>
    private static double Called(IReadOnlyList<SearchMeaning> meanings) => meanings[0].IsCorrection ? 0.99 * SameWord * meanings[0].Quality : SameWord;

    private static double Quality(List<string> words, IReadOnlyList<SearchMeaning> meanings)
    {
        var best = 0.0;
        foreach (var meaning in meanings)
        {
            if (meaning.Quality > best && words.Contains(meaning.Word))
            {
                best = meaning.Quality;
            }
        }
        return best;
    }

    private static double InFront(SearchKind kind) => kind switch
    {
        SearchKind.Operation => 40,
        SearchKind.Guide => 28,
        _ => 0,
    };

    private static double Weight(SearchKind kind) => kind switch
    {
        SearchKind.Api => 9,
        SearchKind.Guide => 6,
        SearchKind.Operation => 6,
        SearchKind.Schema or SearchKind.Error => 4,
        SearchKind.Parameter => 2,
        SearchKind.Field => 1,
        _ => 0,
    };
}
