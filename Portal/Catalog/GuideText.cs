using System.Net;
using System.Text.RegularExpressions;
using Portal.Api.Contracts;
using Portal.Reference;

namespace Portal.Catalog;

/// <summary>A guide's Markdown as safe HTML, each heading with a permanent address of its own.</summary>
internal static partial class GuideText
{
    // Ids that the frame of every page has.
    private static readonly string[] Taken = ["main", "search", "search-found", "shortcuts", "site-menu", "on-this-page"];

    /// <param name="page">The address of the guide: with a base address, a bare fragment would lead to the home page.</param>
    public static (string Html, IReadOnlyList<GuideHeading> Headings) Of(string markdown, string page)
    {
        var headings = new List<GuideHeading>();
        var used = Taken.ToHashSet(StringComparer.Ordinal);
        var html = Heading().Replace(ProseCode.Coloured(MarkdownText.ToHtml(markdown, 2)), found =>
        {
            var title = WebUtility.HtmlDecode(Tag().Replace(found.Groups["text"].Value, "")).Trim();
            var heading = new GuideHeading(Unique(IdOf(title), used), title, found.Groups["level"].Value[0] - '0');
            headings.Add(heading);
            var link = $"<a class=\"anchor\" href=\"{page}#{heading.Id}\" aria-label=\"Link to {WebUtility.HtmlEncode(title)}\">#</a>";
            return $"<h{heading.Level} id=\"{heading.Id}\">{found.Groups["text"].Value} {link}</h{heading.Level}>";
        });
        return (html, headings);
    }

    private static string IdOf(string title)
    {
        var id = NoWord().Replace(title.ToLowerInvariant(), "-").Trim('-');
        return id.Length == 0 ? "part" : id;
    }

    private static string Unique(string id, HashSet<string> used)
    {
        var unique = id;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{id}-{number}";
        }
        return unique;
    }

    [GeneratedRegex(@"<h(?<level>[2-6])>(?<text>.*?)</h\k<level>>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord();
}

/// <summary>A heading within a guide, and the fragment that leads to it.</summary>
internal sealed record GuideHeading(string Id, string Title, int Level);
