namespace Portal.Api.Catalog.Search;

/// <summary>How many letters were mistyped: inserted, left out, replaced, or two in the wrong order.</summary>
internal static class SearchDistance
{
    private const int Longest = 64;

    /// <summary>How far a word of this length may be mistyped and still be meant.</summary>
    public static int Allowed(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>Which of the letters a to z, and anything else, a word has: words that differ by too many cannot be near.</summary>
    public static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (char.IsBetween(letter, 'a', 'z') ? letter - 'a' : 26 + (letter & 3));
        }
        return letters;
    }

    /// <summary>
    /// From what was typed to the word, or to a beginning of it when <paramref name="asPrefix"/>; more than <paramref name="most"/> when it is farther.
    /// </summary>
    public static int Between(string typed, string word, int most, bool asPrefix)
    {
        if (typed.Length > Longest || (!asPrefix && Math.Abs(typed.Length - word.Length) > most) || word.Length < typed.Length - most)
        {
            return most + 1;
        }
        var columns = Math.Min(word.Length, typed.Length + most);
        Span<int> before = stackalloc int[columns + 1], last = stackalloc int[columns + 1], row = stackalloc int[columns + 1];
        for (var column = 0; column <= columns; column++)
        {
            last[column] = column;
        }
        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= columns; column++)
            {
                var cost = typed[line - 1] == word[column - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (line > 1 && column > 1 && typed[line - 1] == word[column - 2] && typed[line - 2] == word[column - 1])
                {
                    value = Math.Min(value, before[column - 2] + 1);
                }
                row[column] = value;
                least = Math.Min(least, value);
            }
            if (least > most)
            {
                return most + 1;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return asPrefix ? Least(last) : last[columns];
    }

    private static int Least(Span<int> row)
    {
        var least = int.MaxValue;
        foreach (var value in row)
        {
            least = Math.Min(least, value);
        }
        return least;
    }
}
