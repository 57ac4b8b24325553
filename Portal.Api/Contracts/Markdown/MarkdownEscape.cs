using System.Text;

namespace Portal.Api.Contracts.Markdown;

/// <summary>Texts of documents as Markdown that says no more than they do: on one line, in a cell of a table, as code, as an address.</summary>
public static class MarkdownEscape
{
    /// <summary>Words on one line: nothing in them is markup, and no line ends in them.</summary>
    public static string Text(string? text)
    {
        var line = (text ?? "").Trim().ReplaceLineEndings(" ");
        var escaped = new StringBuilder(line.Length);
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            if (char.IsControl(letter))
            {
                escaped.Append(' ');
                continue;
            }
            if (letter is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '&' or '~' || (letter is '_' && IsEdge(line, index)) || (letter is '#' or '-' or '+' or '=' && index == 0))
            {
                escaped.Append('\\');
            }
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>Code within a line, fenced by more backticks than it has.</summary>
    /// <param name="inTable">A bar would end the cell, also within code.</param>
    public static string Code(string? text, bool inTable = false)
    {
        var line = new string([.. (text ?? "").ReplaceLineEndings(" ").Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        if (line.Length == 0)
        {
            return "`\"\"`";
        }
        var fence = new string('`', LongestRun(line) + 1);
        var padding = line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{padding}{(inTable ? line.Replace("|", "\\|", StringComparison.Ordinal) : line)}{padding}{fence}";
    }

    /// <summary>A link whose words and address both come from a document.</summary>
    public static string Link(string? words, string address) => $"[{Text(words)}]({Address(address)})";

    internal static string Address(string address) => new StringBuilder(address).Replace(" ", "%20").Replace("(", "%28").Replace(")", "%29").Replace("<", "%3C").Replace(">", "%3E")
        .Replace("\n", "").Replace("\r", "").Replace("\\", "%5C").Replace("|", "%7C").ToString();

    internal static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>Within a word an underscore means nothing; at its edge it may begin emphasis.</summary>
    private static bool IsEdge(string text, int index) =>
        index == 0 || index == text.Length - 1 || !char.IsLetterOrDigit(text[index - 1]) || !char.IsLetterOrDigit(text[index + 1]);
}
