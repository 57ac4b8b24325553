using System.Globalization;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Revisions;

internal sealed class RevisionsTwin(CatalogQueries catalog, RevisionQueries revisions) : ApiTwin(catalog)
{
    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (await revisions.ListAsync(call.Reader, scene.Api.Slug, scene.Version.Name, cancellationToken) is not { Count: > 0 } all)
        {
            return null;
        }
        var writer = Begin(scene, $"Revisions of {scene.Version.Name}");
        writer.Block("Every contract that it has had, as it was sent. The newest is in force.");
        writer.Table(
            ["Revision", "Published", "SHA-256", "File"],
            all.Select(revision => new[]
            {
                revision.Number.ToString(CultureInfo.InvariantCulture),
                revision.PublishedAt.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
                MarkdownEscape.Code(revision.Sha256, inTable: true),
                MarkdownEscape.Link(revision.Format.ToString(), ReferenceLinks.Revision(scene.Api.Slug, revision.Version, revision.Number)),
            }));
        return writer.ToString();
    }
}
