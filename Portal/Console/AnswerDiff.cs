using System.Text.Json;

namespace Portal.Console;

/// <summary>Where two answers differ: the place (RFC 6901), and what stands there; null: nothing does.</summary>
public sealed record AnswerDifference(string Pointer, string? Left, string? Right);

/// <summary>What is different between two JSON answers, by structure and not by line.</summary>
public static class AnswerDiff
{
    public const int Most = 200;

    private const int LongestValue = 80;

    /// <summary>Null: one of them is not JSON. At most <see cref="Most"/>.</summary>
    public static IReadOnlyList<AnswerDifference>? Of(string left, string right)
    {
        try
        {
            using var first = JsonDocument.Parse(left);
            using var second = JsonDocument.Parse(right);
            var found = new List<AnswerDifference>();
            Compare("", first.RootElement, second.RootElement, found);
            return found;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Compare(string at, JsonElement left, JsonElement right, List<AnswerDifference> found)
    {
        if (found.Count >= Most)
        {
            return;
        }
        switch (left.ValueKind, right.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                foreach (var property in left.EnumerateObject())
                {
                    Both($"{at}/{Escaped(property.Name)}", property.Value, right.TryGetProperty(property.Name, out var other) ? other : null, found);
                }
                foreach (var property in right.EnumerateObject().Where(property => !left.TryGetProperty(property.Name, out _)))
                {
                    Both($"{at}/{Escaped(property.Name)}", null, property.Value, found);
                }
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                for (var index = 0; index < Math.Max(left.GetArrayLength(), right.GetArrayLength()); index++)
                {
                    Both($"{at}/{index}", index < left.GetArrayLength() ? left[index] : null, index < right.GetArrayLength() ? right[index] : null, found);
                }
                break;
            default:
                if (!JsonElement.DeepEquals(left, right))
                {
                    found.Add(new AnswerDifference(at, Short(left), Short(right)));
                }
                break;
        }
    }

    private static void Both(string at, JsonElement? left, JsonElement? right, List<AnswerDifference> found)
    {
        if (left is { } one && right is { } other)
        {
            Compare(at, one, other, found);
        }
        else if (found.Count < Most)
        {
            found.Add(new AnswerDifference(at, left is { } had ? Short(had) : null, right is { } has ? Short(has) : null));
        }
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
