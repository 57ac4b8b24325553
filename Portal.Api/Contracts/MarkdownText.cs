using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Api.Contracts.Markdown;

namespace Portal.Api.Contracts;

/// <summary>
/// Markdown of contracts (CommonMark with GitHub's tables, strike-through and task lists) to HTML that is safe to show: of raw HTML only
/// what says how text reads, the rest as the text it is; links by http, https, mailto or within this site only, no styles. Pictures are shown when they are of this site or carried in the text
/// itself; of others there is a link, so that reading a page tells nobody else about it.
/// </summary>
public static partial class MarkdownText
{
    /// <summary>Longer texts are shown as they are: no prose is, and parsing it would take seconds.</summary>
    internal const int Longest = 512 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().Build();
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_`[]<>&\\#|~^=+\r\n\t\0");
    private static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "hr", "em", "i", "strong", "b", "del", "sub", "sup", "ins", "mark", "code", "kbd", "pre", "blockquote", "ul", "ol", "li", "a",
        "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "img", "input", "div", "span", "dl", "dt", "dd", "details", "summary",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase) { "em", "i", "strong", "b", "del", "sub", "sup", "ins", "mark", "code", "kbd", "a", "span" };

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();
    private static readonly RenderedTexts Rendered = new(8 * 1024 * 1024);

    /// <param name="topHeading">Level that the text's first level of headings becomes, so that a page keeps its outline.</param>
    public static string ToHtml(string? markdown, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }
        // Most descriptions are a plain sentence.
        return IsPlain(markdown)
            ? $"<p>{WebUtility.HtmlEncode(markdown.Trim())}</p>\n"
            : Rendered.Get($"{topHeading}{markdown}", () => markdown.Length > Longest ? $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>" : Render(markdown, topHeading));
    }

    /// <summary>The first paragraph as plain text, for cards and search.</summary>
    public static string FirstParagraph(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? ""
        : IsPlain(markdown) ? markdown.Trim()
        : markdown.Length > Longest ? ""
        : Markdig.Markdown.ToPlainText(Paragraphs().Split(MarkdownProse.WithoutTags(markdown).Trim())[0], Pipeline).ReplaceLineEndings(" ").Trim();

    internal static bool IsFamiliarTag(ReadOnlySpan<char> name) => Tags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Text before and after a tag of this name are no one word.</summary>
    internal static bool DividesText(ReadOnlySpan<char> tag) => !Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag);

    private static string Render(string markdown, int topHeading)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        TellForeignTags(document);
        var highest = document.Descendants<HeadingBlock>().Select(heading => heading.Level).DefaultIfEmpty(1).Min();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level - highest + topHeading);
        }
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage && !IsOwnPicture(link.Url))
            {
                link.IsImage = false;
                link.InsertBefore(new LiteralInline("Picture: "));
            }
            if (!link.IsImage && !IsAllowed(link.Url))
            {
                link.Url = "";
            }
        }
        foreach (var code in document.Descendants<CodeBlock>())
        {
            // Long lines scroll, so keyboards must reach the block.
            code.GetAttributes().AddPropertyIfNotExist("tabindex", "0");
        }
        return Pictureless().Replace(Sanitizer.Sanitize(document.ToHtml(Pipeline)), "");
    }

    /// <summary>A tag that would be taken out is shown as text instead: it may be what the author writes about.</summary>
    private static void TellForeignTags(MarkdownDocument document)
    {
        foreach (var inline in document.Descendants<HtmlInline>().Where(inline => !IsFamiliar(inline.Tag)).ToList())
        {
            inline.ReplaceBy(new LiteralInline(inline.Tag));
        }
        foreach (var block in document.Descendants<HtmlBlock>().ToList())
        {
            var text = block.Lines.ToString();
            if (!IsFamiliar(text) && block.Parent is { } parent)
            {
                var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
                paragraph.Inline.AppendChild(new LiteralInline(text));
                parent[parent.IndexOf(block)] = paragraph;
            }
        }
    }

    private static bool IsFamiliar(string html) => Tag().Matches(html).All(tag => Tags.Contains(tag.Groups[1].Value));

    internal static bool IsAllowed(string? url) =>
        url is { Length: > 0 }
        && !url.StartsWith("//", StringComparison.Ordinal)
        && (url[0] is '/' or '#' || !url.Contains(':', StringComparison.Ordinal) || Scheme().IsMatch(url));

    /// <summary>Raster pictures only: others can carry more than a picture.</summary>
    internal static bool IsOwnPicture(string? url) => url is ['/', not ('/' or '\\'), ..] || (url is not null && Picture().IsMatch(url));

    /// <summary>One line of words with nothing in it that Markdown or its extensions give a meaning to.</summary>
    internal static bool IsPlain(string text)
    {
        var line = text.AsSpan().Trim();
        return line.Length > 0 && !line.ContainsAny(Marks) && !line.Contains("://", StringComparison.Ordinal) && !line.Contains("www.", StringComparison.OrdinalIgnoreCase)
            && !line.Contains("mailto:", StringComparison.OrdinalIgnoreCase) && !line.Contains("tel:", StringComparison.OrdinalIgnoreCase)
            && line[0] is not '-' && !OrderedItem().IsMatch(line);
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(Tags);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "title", "class", "start", "tabindex", "src", "alt", "type", "checked", "disabled"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "data"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.FilterUrl += static (_, found) =>
        {
            if (!(found.Tag.LocalName == "img" ? IsOwnPicture(found.OriginalUrl) : IsAllowed(found.OriginalUrl)))
            {
                found.SanitizedUrl = null;
            }
        };
        return sanitizer;
    }

    [GeneratedRegex("^(https?|mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("^data:image/(png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("<img(?![^>]* src=)[^>]*>")]
    private static partial Regex Pictureless();

    [GeneratedRegex("</?([A-Za-z][A-Za-z0-9-]*)|<([!?])")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\d{1,9}[.)]")]
    private static partial Regex OrderedItem();

    [GeneratedRegex(@"\r?\n\s*\r?\n")]
    private static partial Regex Paragraphs();
}
