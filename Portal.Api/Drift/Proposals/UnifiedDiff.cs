using System.Globalization;
using System.Text;

namespace Portal.Api.Drift.Proposals;

/// <summary>A unified diff of a text and what was put into it: known by where it was put in, so nothing has to be searched for.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="inserts">In the text's order.</param>
    public static string Of(string text, IReadOnlyList<TextInsert> inserts)
    {
        var lines = text.Split('\n');
        var changes = Changes(lines, inserts);
        var diff = new StringBuilder("--- in force\n+++ proposed\n");
        var shift = 0;
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].Line - changes[last].Line <= (2 * Context) + 1)
            {
                last++;
            }
            Hunk(diff, lines, changes[first..(last + 1)], ref shift);
            first = last + 1;
        }
        return diff.ToString();
    }

    /// <summary>Lines that something was put into, with what stands there now.</summary>
    private static List<(int Line, string[] Now)> Changes(string[] lines, IReadOnlyList<TextInsert> inserts)
    {
        var changes = new List<(int, string[])>();
        var (start, next) = (0, 0);
        for (var line = 0; line < lines.Length && next < inserts.Count; line++)
        {
            var now = new StringBuilder();
            var at = 0;
            for (; next < inserts.Count && inserts[next].Index <= start + lines[line].Length; next++)
            {
                now.Append(lines[line], at, inserts[next].Index - start - at).Append(inserts[next].Text);
                at = inserts[next].Index - start;
            }
            if (now.Length > 0)
            {
                changes.Add((line, now.Append(lines[line], at, lines[line].Length - at).ToString().Split('\n')));
            }
            start += lines[line].Length + 1;
        }
        return changes;
    }

    private static void Hunk(StringBuilder diff, string[] lines, List<(int Line, string[] Now)> changes, ref int shift)
    {
        var from = Math.Max(0, changes[0].Line - Context);
        // What ends with a line break has no line after it.
        var to = Math.Min(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length, changes[^1].Line + Context + 1);
        var more = changes.Sum(change => change.Now.Length - 1);
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{from + 1},{to - from} +{from + 1 + shift},{to - from + more} @@\n");
        shift += more;
        var next = 0;
        for (var line = from; line < to; line++)
        {
            if (next >= changes.Count || changes[next].Line != line)
            {
                Line(diff, ' ', lines[line]);
                continue;
            }
            var now = changes[next++].Now;
            var isKept = now[0].TrimEnd('\r') == lines[line].TrimEnd('\r');
            Line(diff, isKept ? ' ' : '-', lines[line]);
            foreach (var added in isKept ? now.AsSpan(1) : now)
            {
                Line(diff, '+', added);
            }
        }
    }

    private static void Line(StringBuilder diff, char mark, string line) => diff.Append(mark).Append(line.TrimEnd('\r')).Append('\n');
}
