using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class TagTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken) => Task.FromResult(Write(scene, call.Text("Tag")));

    private static string? Write(ApiScene scene, string name)
    {
        // A slash inside a name arrives escaped, since it would end the segment.
        if ((scene.Outline.FindTag(name) ?? scene.Outline.FindTag(Uri.UnescapeDataString(name))) is not { } tag)
        {
            return null;
        }
        var writer = Begin(scene, tag.Title);
        writer.Block(MarkdownProse.Of(tag.Description, 2));
        if (tag.Docs is { } docs)
        {
            writer.Block(MarkdownEscape.Link(docs.Description ?? "More about it", docs.Url));
        }
        writer.Heading(2, Words.Count(tag.Operations.Count, "operation", "operations"));
        Operations(writer, scene, tag.Operations);
        return writer.ToString();
    }
}
