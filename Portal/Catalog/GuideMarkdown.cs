using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Catalog;

/// <summary>Guides with what each is about.</summary>
internal static class GuideMarkdown
{
    public static void Write(MarkdownWriter writer, IReadOnlyList<GuideView> guides)
    {
        foreach (var guide in guides)
        {
            writer.Item($"{MarkdownEscape.Link(guide.Title, TwinPages.Path(ReferenceLinks.Guide(guide.Api, guide.Slug)))}: {MarkdownEscape.Text(guide.Summary)}");
        }
    }
}
