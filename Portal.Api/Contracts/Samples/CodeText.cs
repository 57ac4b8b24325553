using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Api.Contracts.Samples;

/// <summary>Text in source code.</summary>
internal static class CodeText
{
    /// <summary>
    /// In double quotes with only those escapes that JSON, JavaScript, Python and C# read alike. Everything printable, emoji included,
    /// stays itself.
    /// </summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var letter in text)
        {
            quoted = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }
        return quoted.Append('"').ToString();
    }

    public static string Indent(string text, string by) => text.ReplaceLineEndings("\n").Replace("\n", "\n" + by, StringComparison.Ordinal);

    public static bool IsJson(RequestContent body)
    {
        if (!Slices.MediaTypeView.IsJsonType(body.MediaType))
        {
            return false;
        }
        try
        {
            using var json = JsonDocument.Parse(body.Text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
