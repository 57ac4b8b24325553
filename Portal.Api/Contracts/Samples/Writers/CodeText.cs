using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>Text in source code.</summary>
internal static class CodeText
{
    /// <summary>
    /// In double quotes with only those escapes that JSON, JavaScript, Python, C#, Java and Go read alike. Everything printable, emoji
    /// included, stays itself.
    /// </summary>
    /// <param name="also">Characters that this language gives a meaning to inside quotes.</param>
    /// <param name="braces">Code points are written as <c>\u{1f}</c> rather than <c>\u001f</c>.</param>
    public static string Quote(string text, string also = "", bool braces = false)
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
                _ when also.Contains(letter, StringComparison.Ordinal) => quoted.Append('\\').Append(letter),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => quoted.Append(braces ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{(int)letter:x}}}") : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")),
                _ => quoted.Append(letter),
            };
        }
        return quoted.Append('"').ToString();
    }

    public static string Indent(string text, string by) => text.ReplaceLineEndings("\n").Replace("\n", "\n" + by, StringComparison.Ordinal);

    /// <summary>Texts and variables put together by the language's sign for it; an empty text beside a variable is left out.</summary>
    public static string Sum(IReadOnlyList<TextPiece> pieces, Func<string, string> quote, Func<string, string> variable, string sign = " + ")
    {
        var terms = new List<string>();
        foreach (var piece in pieces)
        {
            if (piece.Text.Length > 0 || piece.Variable is null)
            {
                terms.Add(quote(piece.Text));
            }
            if (piece.Variable is not null)
            {
                terms.Add(variable(piece.Variable));
            }
        }
        return string.Join(sign, terms);
    }

    /// <summary>
    /// True for text that may stand on lines of its own, indented, in languages that take the indentation away again: several lines, the
    /// first of them not indented itself, nothing that an editor or a compiler would change.
    /// </summary>
    public static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0])
        && !text.Any(letter => (char.IsControl(letter) && letter != '\n') || letter is '\u2028' or '\u2029')
        && Array.TrueForAll(text.Split('\n'), line => line.Length > 0 && line[^1] != ' ');

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
