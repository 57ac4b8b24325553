using Portal.Api.Catalog;
using Portal.Api.Catalog.Changelog;
using Portal.Discovery.Twins;

namespace Portal.Catalog;

internal sealed class ChangelogTwin(CatalogQueries catalog, ChangelogQueries changelog) : ApiTwin(catalog)
{
    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (await changelog.FindAsync(call.Reader, scene.Api.Slug, scene.Version.Name, cancellationToken) is not { } found)
        {
            return null;
        }
        var writer = Begin(scene, $"What changed in {scene.Api.Title} {scene.Version.Name}");
        ChangelogMarkdown.Write(writer, found.Entries);
        return writer.ToString();
    }
}
