using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class SchemaListTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (scene.Outline.SchemaNames.Count == 0)
        {
            return Task.FromResult<string?>(null);
        }
        var writer = Begin(scene, "Schemas");
        foreach (var name in scene.Outline.SchemaNames.Order(StringComparer.OrdinalIgnoreCase))
        {
            writer.Item(MarkdownEscape.Link(name, Links(scene).Schema(name)));
        }
        return Task.FromResult<string?>(writer.ToString());
    }
}
