using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Markdown;

/// <summary>HTML in prose as the Markdown that says the same; of tags without one only the text stays, and what is no familiar tag is shown as text.</summary>
internal static partial class ProseTags
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "div", "span", "sup", "sub", "ins", "mark", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "dl", "dt", "dd", "blockquote", "ul", "ol", "u", "small", "section", "center", "font",
    };

    /// <param name="text">A stretch of Markdown in which nothing is code.</param>
    public static string ToMarkdown(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }
        var made = new StringBuilder(text.Length);
        var links = new Stack<string?>();
        var last = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            made.Append(Outside(text[last..tag.Index]));
            made.Append(Of(tag, links));
            last = tag.Index + tag.Length;
        }
        return made.Append(Outside(text[last..])).ToString();
    }

    private static string Of(Match tag, Stack<string?> links)
    {
        var closes = tag.Groups["close"].Success;
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        switch (name)
        {
            case "": // A comment says nothing to readers.
                return "";
            case "p" or "pre":
                return "\n\n";
            case "br":
                return "\n";
            case "hr":
                return "\n\n---\n\n";
            case "b" or "strong":
                return "**";
            case "i" or "em":
                return "*";
            case "del":
                return "~~";
            case "code" or "kbd":
                return "`";
            case "li":
                return closes ? "" : "\n- ";
            case "a" when !closes:
                var address = WebUtility.HtmlDecode(Href().Match(tag.Value).Groups["url"].Value);
                links.Push(MarkdownText.IsAllowed(address) ? address : null);
                return links.Peek() is null ? "" : "[";
            case "a":
                return links.TryPop(out var open) && open is not null ? $"]({MarkdownEscape.Address(open)})" : "";
            case ['h', >= '1' and <= '6']:
                return closes ? "\n\n" : $"\n\n{new string('#', name[1] - '0')} ";
            default:
                return Silent.Contains(name) ? "" : "&lt;" + Outside(tag.Value[1..]);
        }
    }

    /// <summary>What could begin a tag elsewhere begins none.</summary>
    private static string Outside(string text) => Start().Replace(text, "&lt;");

    [GeneratedRegex(@"<!--.*?-->|<(?<close>/)?(?<name>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""\shref\s*=\s*(?:"(?<url>[^"]*)"|'(?<url>[^']*)'|(?<url>[^\s"'>]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex Href();

    [GeneratedRegex("<(?=[A-Za-z/!?])")]
    private static partial Regex Start();
}
