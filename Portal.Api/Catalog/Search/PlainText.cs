using System.Text;

namespace Portal.Api.Catalog.Search;

/// <summary>Markdown as a line of plain text, for snippets: fast rather than exact, since a catalogue has a hundred thousand of them.</summary>
internal static class PlainText
{
    public static string Of(string? markdown, int longest)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }
        var text = new StringBuilder(Math.Min(markdown.Length, longest + 1));
        for (var at = 0; at < markdown.Length && text.Length <= longest; at++)
        {
            var letter = markdown[at];
            if (letter is ']' && at + 1 < markdown.Length && markdown[at + 1] is '(' && markdown.IndexOf(')', at) is > 0 and var end)
            {
                at = end;
            }
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (letter is not ('`' or '*' or '[' or ']' or '|' or '#' or '>'))
            {
                text.Append(letter);
            }
        }
        return Shorter(text, longest);
    }

    private static string Shorter(StringBuilder text, int longest)
    {
        var line = text.ToString().TrimEnd();
        if (line.Length <= longest)
        {
            return line;
        }
        var cut = line.LastIndexOf(' ', longest - 1, Math.Min(40, longest - 1));
        cut = cut > 0 ? cut : longest - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut), "…");
    }
}
