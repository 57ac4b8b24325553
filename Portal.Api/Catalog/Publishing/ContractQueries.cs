using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts.Lint;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing;

/// <summary>The contracts that are in force, and the versions that wait for their first, for those who publish.</summary>
public sealed class ContractQueries
{
    private readonly PortalDbContextFactory _contexts;
    private readonly PublishedApis _published;
    private readonly LintReports _lint;
    private readonly TimeProvider _clock;

    internal ContractQueries(PortalDbContextFactory contexts, PublishedApis published, LintReports lint, TimeProvider clock)
    {
        _contexts = contexts;
        _published = published;
        _lint = lint;
        _clock = clock;
    }

    /// <summary>By the title of the API, versions as its definition lists them.</summary>
    public async Task<Outcome<IReadOnlyList<ContractInForce>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (PublishContract.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        await using var db = _contexts.Create();
        var rows = await (
            from api in db.Set<PublishedApi>().AsNoTracking()
            from version in db.Set<PublishedVersion>().AsNoTracking()
            where version.ApiId == api.Id && api.Listed && version.Listed
            orderby api.Title, version.Position
            select new
            {
                api.Slug,
                api.Title,
                Version = version,
                Revision = version.Revisions.OrderByDescending(revision => revision.Number)
                    .Select(revision => new { revision.Number, revision.Sha256, revision.PublishedAt, revision.PublishedBy }).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var contracts = (await _published.AllAsync(cancellationToken)).ToDictionary(api => api.Id, api => api.Versions);
        var today = VersionLifecycle.DayOf(_clock.GetUtcNow());
        return rows.ConvertAll(row =>
        {
            var contract = row.Revision is null ? null : contracts.GetValueOrDefault(row.Version.ApiId)?.GetValueOrDefault(row.Version.Name);
            var lint = contract is null ? null : _lint.Of(row.Revision!.Sha256, contract);
            return new ContractInForce(row.Slug, row.Title, row.Version.Name, row.Version.Audience, row.Version.Life.StateOn(today))
            {
                Revision = row.Revision is { } revision ? new PublicationRevision(revision.Number, revision.Sha256, revision.PublishedAt) : null,
                PublishedBy = row.Revision?.PublishedBy,
                ContractVersion = contract?.Version,
                Operations = contract?.Operations.Count ?? 0,
                Errors = lint?.Count(LintSeverity.Error) ?? 0,
                Warnings = lint?.Count(LintSeverity.Warning) ?? 0,
                Hints = lint?.Count(LintSeverity.Hint) ?? 0,
            };
        });
    }

    public async Task<Outcome<ContractInForce>> FindAsync(Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        var all = await ListAsync(actor, cancellationToken);
        if (all.Refusal is { } refusal)
        {
            return refusal;
        }
        return all.Value.FirstOrDefault(one => one.Api == api && one.Version == version) is { } found
            ? found
            : new Refusal.NotFound("version_not_found", $"There is no version {version} of an API {api}.");
    }
}
