using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Api.Contracts.Markdown;

/// <summary>A stretch of a text, up to <see cref="End"/> and not including it, and what stands there instead.</summary>
internal readonly record struct ProseEdit(int Start, int End, string Text);

/// <summary>What in a parsed text must be written differently before it is passed on.</summary>
internal static class ProseEdits
{
    /// <param name="topHeading">Null: headings stay as they are.</param>
    public static List<ProseEdit> Of(MarkdownDocument document, string text, int? topHeading)
    {
        var edits = new List<ProseEdit>();
        if (topHeading is { } top)
        {
            var highest = document.Descendants<HeadingBlock>().Select(heading => heading.Level).DefaultIfEmpty(1).Min();
            edits.AddRange(document.Descendants<HeadingBlock>().Where(heading => heading.Level != Math.Min(6, heading.Level - highest + top) || heading.IsSetext)
                .Select(heading => Heading(heading, text, Math.Min(6, heading.Level - highest + top))));
        }
        edits.AddRange(document.Descendants<HtmlBlock>().SelectMany(block => Angles(block.Span, text)));
        edits.AddRange(document.Descendants<HtmlInline>().SelectMany(inline => Angles(inline.Span, text)));
        edits.AddRange(document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !MarkdownText.IsAllowed(link.Url)).SelectMany(link => Angles(link.Span, text)));
        edits.AddRange(document.Descendants<LinkReferenceDefinition>().Where(definition => !MarkdownText.IsAllowed(definition.Url))
            .Select(definition => new ProseEdit(definition.Span.Start, definition.Span.End + 1, "")));
        edits.AddRange(document.Descendants<LinkInline>().Where(link => !link.IsAutoLink && link.Span.Length > 0).SelectMany(link => Link(link, text)));
        return edits;
    }

    private static ProseEdit Heading(HeadingBlock heading, string text, int level)
    {
        var source = text[heading.Span.Start..(heading.Span.End + 1)];
        var words = heading.IsSetext
            ? string.Join(' ', source.Split('\n', StringSplitOptions.TrimEntries)[..^1])
            : source.TrimStart().TrimStart('#').Trim();
        return new ProseEdit(heading.Span.Start, heading.Span.End + 1, $"{new string('#', level)} {words}");
    }

    private static IEnumerable<ProseEdit> Angles(SourceSpan span, string text)
    {
        for (var at = span.Start; at <= span.End; at++)
        {
            if (text[at] == '<')
            {
                yield return new ProseEdit(at, at + 1, "&lt;");
            }
        }
    }

    private static IEnumerable<ProseEdit> Link(LinkInline link, string text)
    {
        var label = link.FirstChild is { } first && link.LastChild is { } last ? text[first.Span.Start..(last.Span.End + 1)] : "";
        var isPicture = link.IsImage && MarkdownText.IsOwnPicture(link.Url) && link.Url!.StartsWith('/');
        if (!MarkdownText.IsAllowed(link.Url))
        {
            yield return new ProseEdit(link.Span.Start, link.Span.End + 1, label);
        }
        else if (link.IsImage && !isPicture)
        {
            // Whoever shows it would ask another host for it.
            yield return new ProseEdit(link.Span.Start, link.Span.Start + 2, "[Picture: ");
        }
    }
}
