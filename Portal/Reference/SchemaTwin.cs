using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class SchemaTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    private const int MostUses = 100;

    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken) => Task.FromResult(Write(scene, call.Text("Name")));

    private static string? Write(ApiScene scene, string name)
    {
        if (scene.Outline.FindSchema(name) is not { } schema)
        {
            return null;
        }
        var writer = Begin(scene, name);
        OperationMarkdown.Schema(writer, schema, Links(scene));
        if (SchemaExample.Of(scene.Outline, schema, name) is { } example)
        {
            writer.Heading(2, "Example");
            writer.Code(example, "json");
        }
        if (scene.Outline.OperationsWith(name) is { Count: > 0 } uses)
        {
            writer.Heading(2, $"Used by {Words.Count(uses.Count, "operation", "operations")}");
            Operations(writer, scene, uses.Take(MostUses));
        }
        if (scene.Outline.SchemasWith(name) is { Count: > 0 } owners)
        {
            writer.Heading(2, $"Part of {Words.Count(owners.Count, "schema", "schemas")}");
            writer.Block(string.Join(", ", owners.Take(MostUses).Select(owner => MarkdownEscape.Link(owner, Links(scene).Schema(owner)))));
        }
        return writer.ToString();
    }
}
