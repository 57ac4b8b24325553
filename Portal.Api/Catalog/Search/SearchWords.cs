using System.Text;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// Texts to the words they are found by, the same way for what is indexed and what is asked: letters and digits only, lower case, no accents,
/// one spelling for British and American endings, identifiers in their parts and whole.
/// </summary>
internal static class SearchWords
{
    private const int LongestWord = 64;

    private static readonly (string British, string American)[] Endings =
    [
        ("isations", "izations"), ("isation", "ization"), ("isers", "izers"), ("iser", "izer"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("ise", "ize"),
        ("yse", "yze"), ("ysed", "yzed"), ("ours", "ors"), ("our", "or"), ("elled", "eled"), ("elling", "eling"), ("logue", "log"), ("logues", "logs"), ("tre", "ter"),
    ];

    /// <summary>Words in their order, doubles included; <c>getQuote</c> gives get, quote and getquote.</summary>
    public static List<string> Of(string? text, int most = int.MaxValue, bool wholes = true)
    {
        var words = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return words;
        }
        for (var at = 0; at < text.Length && words.Count < most;)
        {
            if (!IsWordPart(text[at]))
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && IsWordPart(text[end]) && !IsIdeograph(text[end]) && !IsIdeograph(text[at]))
            {
                end++;
            }
            AddChunk(text.AsSpan(at, end - at), words, wholes);
            at = end;
        }
        return words;
    }

    /// <summary>An identifier as one word, whatever it is written with: <c>user_id</c>, <c>userId</c> and <c>User-Id</c> are userid.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Where(letter => IsWordPart(letter)).Take(LongestWord * 2))
        {
            key.Append(letter);
        }
        return Plain(key.ToString());
    }

    private static void AddChunk(ReadOnlySpan<char> chunk, List<string> words, bool wholes)
    {
        var parts = 0;
        for (var start = 0; start < chunk.Length; parts++)
        {
            var end = start + 1;
            while (end < chunk.Length && !Breaks(chunk, end))
            {
                end++;
            }
            words.Add(Fold(chunk[start..end]));
            start = end;
        }
        if (parts > 1 && wholes)
        {
            words.Add(Fold(chunk));
        }
    }

    /// <summary>Between a small and a large letter, and before the last of several large ones: get|Quote, HTTP|Server.</summary>
    private static bool Breaks(ReadOnlySpan<char> chunk, int at) =>
        char.IsUpper(chunk[at]) && (!char.IsUpper(chunk[at - 1]) || (at + 1 < chunk.Length && char.IsLower(chunk[at + 1])));

    public static string Fold(ReadOnlySpan<char> word)
    {
        var plain = Plain(word[..Math.Min(word.Length, LongestWord)].ToString());
        if (plain.Length < 5)
        {
            return plain;
        }
        foreach (var (british, american) in Endings)
        {
            if (plain.Length >= british.Length + 3 && plain.EndsWith(british, StringComparison.Ordinal))
            {
                return string.Concat(plain.AsSpan(0, plain.Length - british.Length), american);
            }
        }
        return plain;
    }

    private static string Plain(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }
        var plain = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            plain.Append(SearchLetters.Base(letter));
        }
        return plain.ToString();
    }

    private static bool IsWordPart(char letter) => char.IsLetterOrDigit(letter) || (char.IsBetween(letter, '\u0300', '\u0d7f') && char.GetUnicodeCategory(letter) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    /// <summary>Scripts that are written without spaces: each sign is a word.</summary>
    private static bool IsIdeograph(char letter) => char.IsBetween(letter, '\u3040', '\u30ff') || char.IsBetween(letter, '\u3400', '\u9fff') || char.IsBetween(letter, '\uf900', '\ufaff');
}
