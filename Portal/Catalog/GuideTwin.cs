using Portal.Api.Catalog;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Catalog;

internal sealed class GuideTwin(CatalogQueries catalog, GuideQueries guides) : ApiTwin(catalog)
{
    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (await guides.FindAsync(call.Reader, scene.Api.Slug, call.Text("Guide"), cancellationToken) is not { } guide)
        {
            return null;
        }
        var writer = new MarkdownWriter();
        writer.Heading(1, MarkdownEscape.Text(guide.Title));
        writer.Block("> " + MarkdownEscape.Text(guide.Summary));
        writer.Block($"A guide to {MarkdownEscape.Link(scene.Api.Title, TwinPages.Path(ReferenceLinks.Api(scene.Api.Slug)))}.");
        writer.Block(MarkdownProse.Of(MarkdownProse.WithAddresses(guide.Markdown, Twin), 2));
        return writer.ToString();
    }

    /// <summary>From Markdown to Markdown.</summary>
    private static string? Twin(MarkdownLinkUse link) => !link.IsPicture && (link.Url.StartsWith("/apis", StringComparison.Ordinal) || link.Url.StartsWith("/problems", StringComparison.Ordinal))
        ? TwinPages.Path(link.Url)
        : null;
}
