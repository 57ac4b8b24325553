using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Console;

/// <summary>A body as it is shown: text, JSON set in lines, or nothing where it is not text.</summary>
public sealed record AnswerBody(string Text, string? Language, bool Cut)
{
    /// <summary>What the island takes from the browser at most; the rest can be downloaded there.</summary>
    public const int MostShown = 256 * 1024;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsText(string? contentType)
    {
        var type = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type.StartsWith("text/", StringComparison.Ordinal) || IsJson(type) || type.EndsWith("+xml", StringComparison.Ordinal)
            || type is "application/xml" or "application/yaml" or "application/javascript" or "application/x-www-form-urlencoded" or "application/graphql";
    }

    public static AnswerBody Read(ReadOnlySpan<byte> bytes, string? contentType, bool cut)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!IsJson((contentType ?? "").Split(';')[0].Trim().ToLowerInvariant()))
        {
            return new AnswerBody(text, null, cut);
        }
        return new AnswerBody(cut ? text : InLines(text), "json", cut);
    }

    private static bool IsJson(string type) => type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal);

    private static string InLines(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
