using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Console;

/// <summary>
/// Two JSON answers line by line, what belongs together on one height: members by their names, items by their places. Long stretches that are
/// the same are folded.
/// </summary>
public sealed class AnswerLines
{
    public const int Most = 600;

    /// <summary>Around a difference, and so many at least are worth folding.</summary>
    private const int Kept = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<AnswerLine> _lines = [];

    /// <summary>Null: one of them is not JSON. With at most <see cref="Most"/> lines and a few.</summary>
    public static IReadOnlyList<AnswerLine>? Of(string left, string right)
    {
        try
        {
            using var first = JsonDocument.Parse(left);
            using var second = JsonDocument.Parse(right);
            var lines = new AnswerLines();
            lines.Both("", "", first.RootElement, second.RootElement, "", "");
            return Fold(lines._lines);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Both(string indent, string name, JsonElement left, JsonElement right, string leftEnd, string rightEnd)
    {
        switch (left.ValueKind, right.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                Add(LineKind.Same, $"{indent}{name}{{", $"{indent}{name}{{");
                Members(indent + "  ", left, right);
                Add(LineKind.Same, $"{indent}}}{leftEnd}", $"{indent}}}{rightEnd}");
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                Add(LineKind.Same, $"{indent}{name}[", $"{indent}{name}[");
                Items(indent + "  ", [.. left.EnumerateArray()], [.. right.EnumerateArray()]);
                Add(LineKind.Same, $"{indent}]{leftEnd}", $"{indent}]{rightEnd}");
                break;
            default:
                Differing(Written(indent, name, left, leftEnd), Written(indent, name, right, rightEnd), JsonElement.DeepEquals(left, right) ? LineKind.Same : LineKind.Changed);
                break;
        }
    }

    private void Members(string indent, JsonElement left, JsonElement right)
    {
        // Where a comma stands is each answer's own, whatever the order.
        var (leftLeft, rightLeft) = (left.EnumerateObject().Count(), right.EnumerateObject().Count());
        foreach (var member in left.EnumerateObject())
        {
            var name = $"{JsonSerializer.Serialize(member.Name, Indented)}: ";
            leftLeft--;
            if (right.TryGetProperty(member.Name, out var other))
            {
                rightLeft--;
                Both(indent, name, member.Value, other, Comma(leftLeft), Comma(rightLeft));
            }
            else
            {
                Differing(Written(indent, name, member.Value, Comma(leftLeft)), [], LineKind.Left);
            }
        }
        foreach (var member in right.EnumerateObject().Where(member => !left.TryGetProperty(member.Name, out _)))
        {
            rightLeft--;
            Differing([], Written(indent, $"{JsonSerializer.Serialize(member.Name, Indented)}: ", member.Value, Comma(rightLeft)), LineKind.Right);
        }
    }

    private void Items(string indent, JsonElement[] left, JsonElement[] right)
    {
        for (var index = 0; index < Math.Max(left.Length, right.Length); index++)
        {
            var (leftEnd, rightEnd) = (Comma(left.Length - index - 1), Comma(right.Length - index - 1));
            if (index < left.Length && index < right.Length)
            {
                Both(indent, "", left[index], right[index], leftEnd, rightEnd);
            }
            else if (index < left.Length)
            {
                Differing(Written(indent, "", left[index], leftEnd), [], LineKind.Left);
            }
            else
            {
                Differing([], Written(indent, "", right[index], rightEnd), LineKind.Right);
            }
        }
    }

    private static string Comma(int left) => left > 0 ? "," : "";

    private static string[] Written(string indent, string name, JsonElement value, string end)
    {
        var lines = JsonSerializer.Serialize(value, Indented).ReplaceLineEndings("\n").Split('\n');
        (lines[0], lines[^1]) = lines.Length == 1 ? ($"{name}{lines[0]}{end}", $"{name}{lines[0]}{end}") : (name + lines[0], lines[^1] + end);
        return Array.ConvertAll(lines, line => indent + line);
    }

    private void Differing(string[] left, string[] right, LineKind kind)
    {
        for (var index = 0; index < Math.Max(left.Length, right.Length); index++)
        {
            Add(kind, index < left.Length ? left[index] : null, index < right.Length ? right[index] : null);
        }
    }

    private void Add(LineKind kind, string? left, string? right)
    {
        if (_lines.Count < Most)
        {
            _lines.Add(new AnswerLine(kind, left, right));
        }
    }

    private static List<AnswerLine> Fold(List<AnswerLine> lines)
    {
        var folded = new List<AnswerLine>();
        for (var at = 0; at < lines.Count;)
        {
            var end = lines.FindIndex(at, line => line.Kind is not LineKind.Same) is >= 0 and var next ? next : lines.Count;
            var (before, after) = (at == 0 ? 0 : Kept, end == lines.Count ? 0 : Kept);
            // Of answers that are the same there is something to see.
            before = end - at == lines.Count ? Kept * 2 : before;
            if (end - at > before + after + Kept)
            {
                folded.AddRange(lines[at..(at + before)]);
                folded.Add(new AnswerLine(LineKind.Folded, null, null, end - at - before - after));
                at = end - after;
            }
            folded.AddRange(lines[at..end]);
            while (end < lines.Count && lines[end].Kind is not LineKind.Same)
            {
                folded.Add(lines[end++]);
            }
            at = end;
        }
        return folded;
    }
}
