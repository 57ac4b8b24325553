using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Changelog;

/// <summary>A changelog on its way into a feed; addresses are absolute.</summary>
internal sealed record Feed(string Title, string Author, Uri Self, Uri Page, DateTimeOffset Updated, IReadOnlyList<FeedEntry> Entries);

/// <summary><see cref="Html"/> is the entry's content; the id never changes.</summary>
internal sealed record FeedEntry(Guid Id, string Title, Uri Link, DateTimeOffset At, string Html, IReadOnlyList<string> Categories);

/// <summary>Makes entries of changelog entries.</summary>
internal static partial class FeedEntries
{
    public static FeedEntry Of(ChangelogEntryView entry, PortalLinks links)
    {
        var html = new StringBuilder();
        foreach (var group in entry.Groups)
        {
            html.Append("<h3>").Append(group.Section).Append("</h3><ul>");
            foreach (var item in group.Items)
            {
                html.Append("<li>").Append(item.Breaking ? "<strong>Breaking:</strong> " : "").Append(HtmlOf(item, links)).Append("</li>");
            }
            html.Append("</ul>");
        }
        return new FeedEntry(entry.Id, Clean(entry.Title), links.To(entry.Url), entry.At, Clean(html.ToString()), [entry.Api, entry.Version, .. entry.Groups.Select(group => group.Section.ToString())]);
    }

    private static string HtmlOf(ChangelogItem item, PortalLinks links)
    {
        var where = item.Where is null ? "" : $"<code>{WebUtility.HtmlEncode(item.Where)}</code>: ";
        var text = where + Code().Replace(WebUtility.HtmlEncode(item.Text), "<code>$1</code>");
        return item.Url is { } url ? $"{text} <a href=\"{WebUtility.HtmlEncode(links.To(url).AbsoluteUri)}\">Reference</a>" : text;
    }

    /// <summary>XML has no place for some characters, and a contract's names may have any.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
