namespace Portal.Api.Contracts.Validation.Running;

/// <summary>Finds the name that a misspelled one probably means.</summary>
internal static class Likeness
{
    private const int LongestCompared = 40;

    public static string? Nearest(string name, IEnumerable<string> names)
    {
        if (name.Length is < 3 or > LongestCompared)
        {
            return null;
        }
        var most = Math.Max(1, name.Length / 4);
        return names.Where(known => Math.Abs(known.Length - name.Length) <= most)
            .Select(known => (known, distance: Distance(name, known)))
            .Where(pair => pair.distance <= most)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.known)
            .FirstOrDefault();
    }

    /// <summary>Letters added, left out, changed, or exchanged with their neighbours; capitals and small letters are the same.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    rows[row, column] = row + column;
                    continue;
                }
                var isSame = char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]);
                rows[row, column] = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    rows[row, column] = Math.Min(rows[row, column], rows[row - 2, column - 2] + 1);
                }
            }
        }
        return rows[left.Length, right.Length];
    }
}
