using System.Buffers;
using System.Net;
using System.Text;

namespace Portal.Api.Contracts;

/// <summary>Markdown, and HTML within it, as a line of plain text, for snippets and hints: fast rather than exact, since a catalogue has a hundred thousand of them.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    public static string Of(string? markdown, int longest = int.MaxValue - 1)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }
        var text = new StringBuilder(Math.Min(markdown.Length, longest + 1));
        var lineBegins = true;
        for (var at = 0; at < markdown.Length && text.Length <= longest; at++)
        {
            var letter = markdown[at];
            if (letter is ']' && Next(markdown, at) is '(' && markdown.IndexOf(')', at) is > 0 and var end)
            {
                at = end;
            }
            else if (letter is '<' && TagEnd(markdown, at) is { } tag)
            {
                Space(text, MarkdownText.DividesText(Name(markdown, at)));
                at = tag;
            }
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                Space(text, true);
                lineBegins |= letter is '\n' or '\r';
            }
            // Marks of headings and quotations are marks only where a line begins, that of a picture before its bracket.
            else if (letter is not ('`' or '*' or '[' or ']' or '|') && !(lineBegins && letter is '#' or '>') && !(letter is '!' && (Next(markdown, at) is '[' || (at > 0 && markdown[at - 1] is '['))))
            {
                lineBegins = false;
                text.Append(letter);
            }
        }
        var line = text.ToString().TrimEnd();
        return Cut(line.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(line) : line, longest);
    }

    /// <summary>As much of a line as there is room for, with three dots for the rest, between words where it can be.</summary>
    public static string Cut(string line, int longest)
    {
        if (line.Length <= longest)
        {
            return line;
        }
        var cut = line.LastIndexOf(' ', longest - 1, Math.Min(40, longest - 1));
        cut = cut > 0 ? cut : longest - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut), "…");
    }

    private static void Space(StringBuilder text, bool wanted)
    {
        if (wanted && text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static ReadOnlySpan<char> Name(string text, int at)
    {
        var start = text.AsSpan(at + (Next(text, at) is '/' ? 2 : 1));
        var length = start.IndexOfAnyExcept(Letters);
        return length < 0 ? start : start[..length];
    }

    /// <summary>Where a tag ends that says how text reads; null for what only looks like one, which is text.</summary>
    private static int? TagEnd(string text, int at) =>
        MarkdownText.IsFamiliarTag(Name(text, at)) && text.AsSpan(at + 1).IndexOfAny('<', '>') is >= 0 and var length && text[at + 1 + length] is '>' ? at + 1 + length : null;
}
