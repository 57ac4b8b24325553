using Microsoft.EntityFrameworkCore;
using Portal.Api.Contracts;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Revisions;

/// <summary>
/// Every contract that a version ever had, as far as the actor may see it: what was internal when it came into force stays so, also where the
/// version is open by now. Null: there is nothing here for this actor.
/// </summary>
public sealed class RevisionQueries
{
    private readonly PortalDbContextFactory _contexts;
    private readonly PublishedApis _published;
    private readonly RevisionComparisons _comparisons;

    internal RevisionQueries(PortalDbContextFactory contexts, PublishedApis published, RevisionComparisons comparisons)
    {
        _contexts = contexts;
        _published = published;
        _comparisons = comparisons;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RevisionView>?> ListAsync(Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        await using var db = _contexts.Create();
        return await VersionIdAsync(db, actor, api, version, cancellationToken) is not { } id ? null
            : await Views(VisibleTo(actor, db, id), actor, version).ToListAsync(cancellationToken);
    }

    /// <summary>The same, a page at a time; their numbers are their places.</summary>
    public async Task<ListPage<RevisionView>?> PageAsync(Actor actor, string api, string version, ListAsk ask, CancellationToken cancellationToken)
    {
        await using var db = _contexts.Create();
        if (await VersionIdAsync(db, actor, api, version, cancellationToken) is not { } id)
        {
            return null;
        }
        var before = ask.After?.Place ?? long.MaxValue;
        var found = await Views(VisibleTo(actor, db, id).Where(revision => revision.Number < before), actor, version).Take(ask.Count + 1).ToListAsync(cancellationToken);
        return ListPages.Of(found, ask, revision => new ListCursor(revision.Number, Guid.Empty));
    }

    /// <summary>The very bytes that were published.</summary>
    public async Task<RevisionFile?> FindAsync(Actor actor, string api, string version, int number, CancellationToken cancellationToken)
    {
        await using var db = _contexts.Create();
        return await VersionIdAsync(db, actor, api, version, cancellationToken) is not { } id ? null : await VisibleTo(actor, db, id)
            .Where(revision => revision.Number == number)
            .Select(revision => new RevisionFile(revision.Bytes, revision.Format, revision.Sha256))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What changed from one revision to another, of one version or of two, in what the actor may see of both.</summary>
    public async Task<RevisionComparison?> CompareAsync(Actor actor, string api, RevisionName from, RevisionName to, CancellationToken cancellationToken)
    {
        var (before, after) = (await OpenAsync(actor, api, from, cancellationToken), await OpenAsync(actor, api, to, cancellationToken));
        return before is null || after is null
            ? null
            : new RevisionComparison(before.View, after.View, ReaderChanges.Of(actor.IsInternal || actor.IsAdministrator, before.Contract, after.Contract, _comparisons.Of(before, after)));
    }

    private async Task<OpenRevision?> OpenAsync(Actor actor, string api, RevisionName name, CancellationToken cancellationToken)
    {
        var view = (await ListAsync(actor, api, name.Version, cancellationToken))?.FirstOrDefault(revision => name.Number is null || revision.Number == name.Number);
        if (view is null)
        {
            return null;
        }
        await using var db = _contexts.Create();
        return await VersionIdAsync(db, actor, api, name.Version, cancellationToken) is { } id
            && await _published.FindRevisionAsync(id, view.Number, cancellationToken) is { } contract
            ? new OpenRevision(view, contract)
            : null;
    }

    private static IQueryable<RevisionView> Views(IQueryable<PublishedRevision> revisions, Actor actor, string version) => revisions
        .OrderByDescending(revision => revision.Number)
        .Select(revision => new RevisionView(
            version, revision.Number, revision.Sha256, revision.Bytes.Length, revision.Format, revision.PublishedAt, actor.IsAdministrator ? revision.PublishedBy : null));

    private async Task<Guid?> VersionIdAsync(PortalDbContext db, Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        var entry = (await _published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api);
        return entry is not null && CatalogQueries.VisibleTo(actor, entry).Any(one => one.Name == version)
            ? await db.Set<PublishedVersion>().Where(row => row.ApiId == entry.Id && row.Name == version).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    private static IQueryable<PublishedRevision> VisibleTo(Actor actor, PortalDbContext db, Guid versionId)
    {
        var revisions = db.Set<PublishedRevision>().AsNoTracking().Where(revision => revision.VersionId == versionId);
        return actor.IsInternal || actor.IsAdministrator
            ? revisions
            : revisions.Where(revision => revision.Audience == Audience.Partners || !revisions.Any(later => later.Number > revision.Number));
    }
}
