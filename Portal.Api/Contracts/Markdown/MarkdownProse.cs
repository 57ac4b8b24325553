using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Api.Contracts.Markdown;

/// <summary>
/// Prose of documents passed on as Markdown: as written, but without HTML, without links that run something, without pictures of other hosts,
/// and with headings below those of the page it stands on.
/// </summary>
public static class MarkdownProse
{
    /// <summary>What one change uncovers the next one mends; a text that still has something after so many is shown as plain text.</summary>
    private const int MostRounds = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UsePreciseSourceLocation().Build();
    private static readonly RenderedTexts Kept = new(4 * 1024 * 1024);

    /// <param name="topHeading">Level that the text's first level of headings becomes.</param>
    public static string Of(string? markdown, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }
        return MarkdownText.IsPlain(markdown) ? markdown.Trim() : Kept.Get($"{topHeading}{markdown}", () => Rewrite(markdown, topHeading));
    }

    /// <summary>The text with addresses of links and pictures put in the place of others; nothing else is changed. Null: it stays.</summary>
    public static string WithAddresses(string markdown, Func<MarkdownLinkUse, string?> address)
    {
        var edits = new List<ProseEdit>();
        foreach (var link in Markdig.Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Where(link => link is { IsAutoLink: false, Reference: null, UrlSpan.Length: > 0, Url: not null }))
        {
            if (address(new MarkdownLinkUse(link.Url!, link.IsImage, link.Line + 1)) is { } better)
            {
                edits.Add(new ProseEdit(link.UrlSpan.Start, link.UrlSpan.End + 1, MarkdownEscape.Address(better)));
            }
        }
        return Apply(markdown, edits);
    }

    private static string Rewrite(string markdown, int topHeading)
    {
        var text = markdown.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
        if (text.Length > MarkdownText.Longest)
        {
            return Plain(text);
        }
        text = WithoutTags(text);
        for (var round = 0; round < MostRounds; round++)
        {
            var edits = ProseEdits.Of(Markdig.Markdown.Parse(text, Pipeline), text, round == 0 ? topHeading : null);
            if (edits.Count == 0)
            {
                return text.Trim();
            }
            text = Apply(text, edits);
        }
        return Plain(text);
    }

    /// <summary>Code stays as it is; in everything else, tags become Markdown.</summary>
    internal static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }
        var made = new StringBuilder(text.Length);
        var last = 0;
        foreach (var span in Verbatim(Markdig.Markdown.Parse(text, Pipeline)).OrderBy(span => span.Start).Where(span => span.Length > 0))
        {
            if (span.Start >= last)
            {
                made.Append(ProseTags.ToMarkdown(text[last..span.Start])).Append(text, span.Start, span.Length);
                last = span.End + 1;
            }
        }
        return made.Append(ProseTags.ToMarkdown(text[last..])).ToString();
    }

    private static IEnumerable<SourceSpan> Verbatim(MarkdownDocument document) =>
        document.Descendants<CodeBlock>().Select(code => code.Span)
            .Concat(document.Descendants<CodeInline>().Select(code => code.Span))
            .Concat(document.Descendants<AutolinkInline>().Where(link => MarkdownText.IsAllowed(link.Url) || link.IsEmail).Select(link => link.Span));

    private static string Apply(string text, List<ProseEdit> edits)
    {
        var made = new StringBuilder(text.Length);
        var last = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            // One inside another waits for the next round.
            if (edit.Start >= last)
            {
                made.Append(text, last, edit.Start - last).Append(edit.Text);
                last = edit.End;
            }
        }
        return made.Append(text, last, text.Length - last).ToString();
    }

    private static string Plain(string text) => string.Join("\n\n", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MarkdownEscape.Text));
}

/// <summary>An address in a text: of a link or a picture, with the line that it stands in, from 1.</summary>
public sealed record MarkdownLinkUse(string Url, bool IsPicture, int Line);
