using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Catalog;

/// <summary>What twins of pages about an API share: the scene, as the page has it, and links from Markdown to Markdown.</summary>
internal abstract class ApiTwin(CatalogQueries catalog) : ITwin
{
    protected CatalogQueries Catalog { get; } = catalog;

    public async Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken) =>
        await ApiScene.FindAsync(Catalog, call.Reader, call.Text("Api"), call.Route["Version"] as string, cancellationToken) is { } scene
            ? await WriteAsync(scene, call, cancellationToken)
            : null;

    /// <summary>Null: the address names something that is not there.</summary>
    protected abstract Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken);

    protected static MarkdownScene Links(ApiScene scene) => new(
        scene.Insider,
        name => TwinPages.Path(ReferenceLinks.Schema(scene.Api.Slug, scene.Version.Name, name)),
        operation => TwinPages.Path(ReferenceLinks.Operation(scene.Api.Slug, scene.Version.Name, operation)));

    /// <summary>Title, and where it stands.</summary>
    protected static MarkdownWriter Begin(ApiScene scene, string title)
    {
        var writer = new MarkdownWriter();
        writer.Heading(1, MarkdownEscape.Text(title));
        var api = MarkdownEscape.Link(scene.Api.Title, TwinPages.Path(ReferenceLinks.Version(scene.Api.Slug, scene.Version.Name)));
        writer.Block($"Part of {api} {MarkdownEscape.Text(scene.Version.Name)} ({scene.Version.State.ToString().ToLowerInvariant()}, contract {MarkdownEscape.Text(scene.Version.ContractVersion)}).");
        Notice(writer, scene);
        return writer;
    }

    protected static void Notice(MarkdownWriter writer, ApiScene scene)
    {
        if (LifecycleWords.Ending(scene.Version) is { } ending)
        {
            var instead = LifecycleWords.Successor(scene.Api, scene.Version) is { } successor
                ? $" Use {MarkdownEscape.Link(successor, TwinPages.Path(ReferenceLinks.Version(scene.Api.Slug, successor)))} instead."
                : "";
            writer.Block($"**{MarkdownEscape.Text(ending)}.**{instead}");
        }
    }

    protected static void Operations(MarkdownWriter writer, ApiScene scene, IEnumerable<OperationSummary> rows) => writer.Table(
        ["Operation", "Call"],
        rows.Select(row => new[]
        {
            MarkdownEscape.Link(row.Title, TwinPages.Path(ReferenceLinks.Operation(scene.Api.Slug, scene.Version.Name, row.Id))) + (row.Deprecated ? " (deprecated)" : ""),
            MarkdownEscape.Code($"{row.Method} {row.Path}", inTable: true),
        }));
}
