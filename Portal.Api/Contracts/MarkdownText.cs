using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Api.Contracts;

/// <summary>
/// Markdown of contracts (CommonMark with tables) to HTML that is safe to show: no raw HTML, links by http, https, mailto or within this
/// site only, no images from elsewhere, no styles.
/// </summary>
public static partial class MarkdownText
{
    /// <summary>Rendered texts are kept; a catalogue has a few thousand of them.</summary>
    private const int Kept = 5_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();
    private static readonly ConcurrentDictionary<string, string> Rendered = new(StringComparer.Ordinal);

    /// <param name="topHeading">Level that the text's first level of headings becomes, so that a page keeps its outline.</param>
    public static string ToHtml(string? markdown, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }
        var key = $"{topHeading}{markdown}";
        if (Rendered.TryGetValue(key, out var known))
        {
            return known;
        }
        var html = Render(markdown, topHeading);
        if (Rendered.Count < Kept)
        {
            Rendered.TryAdd(key, html);
        }
        return html;
    }

    /// <summary>The first paragraph as plain text, for cards and search.</summary>
    public static string FirstParagraph(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? ""
        : Markdown.ToPlainText(Paragraphs().Split(markdown.Trim())[0], Pipeline).ReplaceLineEndings(" ").Trim();

    private static string Render(string markdown, int topHeading)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var highest = document.Descendants<HeadingBlock>().Select(heading => heading.Level).DefaultIfEmpty(1).Min();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level - highest + topHeading);
        }
        foreach (var link in document.Descendants<LinkInline>().Where(link => !IsAllowed(link.Url)))
        {
            link.Url = "";
        }
        foreach (var code in document.Descendants<CodeBlock>())
        {
            // Long lines scroll, so keyboards must reach the block.
            code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");
        }
        return Sanitizer.Sanitize(document.ToHtml(Pipeline));
    }

    private static bool IsAllowed(string? url) =>
        url is { Length: > 0 }
        && !url.StartsWith("//", StringComparison.Ordinal)
        && (url[0] is '/' or '#' || !url.Contains(':', StringComparison.Ordinal) || Scheme().IsMatch(url));

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "br", "hr", "em", "strong", "del", "sub", "sup", "ins", "mark", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "title", "class", "start", "tabindex"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }

    [GeneratedRegex("^(https?|mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\r?\n\s*\r?\n")]
    private static partial Regex Paragraphs();
}
