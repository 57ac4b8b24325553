namespace Portal.Api.Access.Matching;

/// <summary>How far a method and path is from an operation, 0 (the same) to 1, segment by segment; a template takes any value.</summary>
internal static class PathDistance
{
    public static double Between(string asked, string operation)
    {
        var left = asked.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var right = operation.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var total = left[0].Equals(right[0], StringComparison.OrdinalIgnoreCase) ? 0 : 0.3;
        var length = Math.Max(left.Length, right.Length);
        for (var at = 1; at < length; at++)
        {
            total += at >= left.Length || at >= right.Length ? 0.8 : Segment(left[at], right[at]);
        }
        return Math.Min(1, total / Math.Max(1, length - 1));
    }

    private static double Segment(string left, string right)
    {
        if (right.StartsWith('{'))
        {
            return 0.05;
        }
        var longest = Math.Max(left.Length, right.Length);
        return Math.Min(1, 1.5 * Edits(left.ToUpperInvariant(), right.ToUpperInvariant()) / (double)longest);
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above + 1, row[j - 1] + 1), corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[right.Length];
    }
}
