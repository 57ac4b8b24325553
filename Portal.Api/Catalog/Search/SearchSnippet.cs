namespace Portal.Api.Catalog.Search;

/// <summary>A text in pieces, those that were asked for marked. Pieces are plain text: whoever shows them escapes them.</summary>
internal static class SearchSnippet
{
    private const int Longest = 160;

    public static IReadOnlyList<SearchPieceView> Of(string text, IReadOnlyList<IReadOnlyList<SearchMeaning>> words, int longest = Longest)
    {
        var marks = Marks(text, words);
        var start = marks.Count > 0 && marks[0].Start > longest / 2 ? WordStart(text, marks[0].Start - (longest / 3)) : 0;
        var end = Math.Min(text.Length, start + longest);
        end = end < text.Length ? Math.Max(text.LastIndexOf(' ', end - 1, end - start), start + 1) : end;
        var pieces = new List<SearchPieceView>();
        var at = start;
        foreach (var (from, to) in marks.Where(mark => mark.Start >= start && mark.End <= end))
        {
            Add(pieces, text, at, from, false);
            Add(pieces, text, from, to, true);
            at = to;
        }
        Add(pieces, text, at, end, false);
        if (start > 0)
        {
            pieces.Insert(0, new SearchPieceView("… ", false));
        }
        if (end < text.Length)
        {
            pieces.Add(new SearchPieceView(" …", false));
        }
        return pieces;
    }

    private static void Add(List<SearchPieceView> pieces, string text, int from, int to, bool isMatch)
    {
        if (to > from)
        {
            pieces.Add(new SearchPieceView(text[from..to], isMatch));
        }
    }

    /// <summary>Where words of the text begin with, or are, what was asked for.</summary>
    private static List<(int Start, int End)> Marks(string text, IReadOnlyList<IReadOnlyList<SearchMeaning>> words)
    {
        var wanted = words.SelectMany(meanings => meanings).Select(meaning => meaning.Word).ToHashSet(StringComparer.Ordinal);
        var marks = new List<(int, int)>();
        for (var at = 0; at < text.Length && wanted.Count > 0; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                continue;
            }
            var end = at + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && !(char.IsUpper(text[end]) && char.IsLower(text[end - 1])))
            {
                end++;
            }
            if (wanted.Contains(SearchWords.Fold(text.AsSpan(at, end - at))))
            {
                marks.Add((at, end));
            }
            at = end - 1;
        }
        return marks;
    }

    private static int WordStart(string text, int at)
    {
        var space = text.LastIndexOf(' ', Math.Max(at, 0));
        return space < 0 ? 0 : space + 1;
    }
}
