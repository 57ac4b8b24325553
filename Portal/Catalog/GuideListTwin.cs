using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Catalog;

internal sealed class GuideListTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (scene.Api.Guides.Count == 0)
        {
            return Task.FromResult<string?>(null);
        }
        var writer = new MarkdownWriter();
        writer.Heading(1, $"Guides to {MarkdownEscape.Text(scene.Api.Title)}");
        GuideMarkdown.Write(writer, scene.Api.Guides);
        return Task.FromResult<string?>(writer.ToString());
    }
}
