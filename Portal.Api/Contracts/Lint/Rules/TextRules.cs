using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Api.Contracts.Lint.Walk;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Descriptions. Every reader's tool shows them, and not every tool cleans them as this portal does.</summary>
internal static partial class TextRules
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<TextSite>(
            "markdown-script", Error, "No script in descriptions",
            "A description that carries script runs in the browser of whoever reads it with a tool that does not clean it.",
            "Take script elements, event attributes and javascript: addresses away; show code in a code block.",
            (text, notes) =>
            {
                if (MayHoldScript(text.Markdown) && Parts(text.Markdown).Any(part => part.IsScript))
                {
                    notes.Add(text.Place, "This description carries script, or an address that runs script.");
                }
            }),
        LintCheck.On<TextSite>(
            "markdown-html", Hint, "Descriptions are Markdown without HTML",
            "Tools differ in what HTML they show; here it is not shown at all.",
            "Write it in Markdown, or as a code span if it is meant to be read.",
            (text, notes) =>
            {
                if (text.Markdown.Contains('<') && Parts(text.Markdown).Any(part => part.IsHtml && !part.IsScript))
                {
                    notes.Add(text.Place, "This description has HTML in it.");
                }
            }),
    ];

    /// <summary>Spares parsing nearly all texts there are. Addresses may be spelled with character references, so those are looked at too.</summary>
    private static bool MayHoldScript(string text) =>
        text.Contains('<')
        || text.Contains("script:", StringComparison.OrdinalIgnoreCase)
        || text.Contains("data:", StringComparison.OrdinalIgnoreCase)
        || (text.Contains('&') && text.Contains(']'));

    private static IEnumerable<(bool IsHtml, bool IsScript)> Parts(string markdown)
    {
        foreach (var part in Markdig.Markdown.Parse(markdown, Pipeline).Descendants())
        {
            switch (part)
            {
                case HtmlInline inline:
                    yield return (true, ScriptTag().IsMatch(inline.Tag));
                    break;
                case HtmlBlock block when block.Type is not HtmlBlockType.Comment:
                    yield return (true, ScriptTag().IsMatch(block.Lines.ToString()));
                    break;
                case LinkInline { Url: { } url }:
                    yield return (false, ScriptAddress().IsMatch(url));
                    break;
                case AutolinkInline auto:
                    yield return (false, ScriptAddress().IsMatch(auto.Url));
                    break;
            }
        }
    }

    [GeneratedRegex(@"<\s*/?\s*(script|iframe|object|embed|applet|base|meta|link|svg|math|form)\b|<[^>]*\son\w+\s*=|<[^>]*=\s*[""']?\s*(javascript|vbscript|data)\s*:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptTag();

    [GeneratedRegex(@"^\s*(javascript|vbscript|data)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptAddress();
}
