using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Definition;

/// <summary>Reads the catalogue in force back into definitions, in the caller's unit of work.</summary>
internal sealed class StoredCatalogReader(PortalDbContext db, IEnumerable<IApiDefinitionSource> sources)
{
    public async Task<StoredCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        var domains = await db.Set<PublishedDomain>().AsNoTracking().OrderBy(domain => domain.Position).ToListAsync(cancellationToken);
        var apis = await db.Set<PublishedApi>().AsNoTracking().Include(api => api.Versions).OrderBy(api => api.Slug).ToListAsync(cancellationToken);
        IReadOnlyList<ApiDefinition> definitions = [.. apis.Select(Definition)];
        foreach (var source in sources)
        {
            definitions = await source.CompleteAsync(definitions, cancellationToken);
        }
        var contracts = await ContractsAsync(cancellationToken);
        var guides = (await db.Set<PublishedGuide>().AsNoTracking().OrderBy(guide => guide.Slug).ToListAsync(cancellationToken)).ToLookup(guide => guide.ApiId);
        return new StoredCatalog(
            [.. domains.Select(domain => domain.ToDefinition())],
            [.. apis.Zip(definitions, (api, definition) => new StoredApi(api, definition, [.. contracts[api.Id]], [.. guides[api.Id].Select(guide => guide.ToDefinition())]))]);
    }

    private async Task<ILookup<Guid, ContractInForce>> ContractsAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from version in db.Set<PublishedVersion>()
            from revision in db.Set<PublishedRevision>()
            where revision.VersionId == version.Id && revision.Number == version.Revisions.Max(other => other.Number)
            orderby version.Position
            select new { version.ApiId, Contract = new ContractInForce(revision.Id, version.Name, revision.Number, revision.Sha256, revision.PublishedAt, revision.Format) }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.ApiId, row => row.Contract);
    }

    private static ApiDefinition Definition(PublishedApi api) => new(
        api.Slug,
        api.Title,
        api.Summary,
        api.Owner,
        api.Domain,
        api.Audience,
        api.Tags,
        api.ThroughGateway,
        api.ErrorStyle,
        [.. api.Versions.Where(version => version.Listed).OrderBy(version => version.Position).Select(version => new VersionDefinition(version.Name, version.Audience, LifecycleState.Published).With(version.Life))],
        []) { Upstream = api.Upstream, Credentials = api.Credentials, Edge = api.Edge };
}
