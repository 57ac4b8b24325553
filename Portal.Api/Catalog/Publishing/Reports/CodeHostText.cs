using System.Buffers;
using System.Globalization;
using System.Text;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Publishing.Reports;

/// <summary>
/// Text that others wrote, in Markdown that a code host shows: it is read as it stands and starts nothing, neither markup nor HTML nor a link,
/// a mention of somebody or a reference to an issue.
/// </summary>
internal static class CodeHostText
{
    private const int Longest = 400;

    /// <summary>Code hosts look for names and addresses after the Markdown was read: only a letter of no width in between keeps them from it.</summary>
    private const char Apart = '\u200B';

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_{}[]<>()#+-.!|~^=&\"'$%:/@");

    /// <summary>As running text, in one line.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in OneLine(text))
        {
            if (Marks.Contains(letter))
            {
                escaped.Append('\\');
            }
            escaped.Append(letter);
            if (letter is '@' or '#' or ':')
            {
                escaped.Append(Apart);
            }
        }
        return escaped.ToString().Replace("www\\.", $"www{Apart}\\.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As code, in one line; code hosts look for nothing in it. A pipe would end a table's cell even there.</summary>
    public static string Code(string text)
    {
        var line = OneLine(text).Trim().Replace('|', '\u00A6');
        var fence = new string('`', MarkdownEscape.LongestRun(line) + 1);
        return line.Length == 0 ? "" : fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>Letters that cannot be seen, or turn the direction of others, would show something else than there is.</summary>
    private static string OneLine(string text) => string.Concat(Shorten.Text(text, Longest).Select(letter => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        UnicodeCategory.Format => '\uFFFD',
        _ => letter,
    }));
}
