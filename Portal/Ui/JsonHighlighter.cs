using System.Text;

namespace Portal.Ui;

/// <summary>
/// JSON as HTML with classes, in one pass: examples of answers are the longest code there is. What is no JSON comes out as it went in,
/// only less coloured.
/// </summary>
internal static class JsonHighlighter
{
    public static string ToHtml(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        for (var at = 0; at < code.Length;)
        {
            var end = End(code, at);
            var text = code.AsSpan(at, end - at);
            var kind = Kind(code, at, end);
            if (kind is null)
            {
                Append(html, text);
            }
            else
            {
                html.Append("<span class=").Append(kind).Append('>');
                Append(html, text);
                html.Append("</span>");
            }
            at = end;
        }
        return html.ToString();
    }

    /// <summary>End of the string, the word, or the run of marks and spaces that begins here.</summary>
    private static int End(string code, int start)
    {
        var at = start + 1;
        if (code[start] == '"')
        {
            while (at < code.Length && code[at] != '"' && code[at] != '\n')
            {
                at += code[at] == '\\' ? 2 : 1;
            }
            return Math.Min(at + 1, code.Length);
        }
        var word = IsWord(code[start]);
        while (at < code.Length && code[at] != '"' && IsWord(code[at]) == word)
        {
            at++;
        }
        return at;
    }

    private static string? Kind(string code, int start, int end) => code[start] switch
    {
        '"' => IsName(code, end) ? "jsonKey" : "jsonString",
        '-' or (>= '0' and <= '9') => "jsonNumber",
        't' or 'f' or 'n' when code.AsSpan(start, end - start) is "true" or "false" or "null" => "jsonConst",
        _ => null,
    };

    private static bool IsName(string code, int end)
    {
        while (end < code.Length && code[end] is ' ' or '\t')
        {
            end++;
        }
        return end < code.Length && code[end] == ':';
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '.';

    /// <summary>In the text of an element, quotation marks mean nothing.</summary>
    private static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                _ => html.Append(letter),
            };
        }
    }
}
