using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Changelog;

/// <summary>What changed, newest first, as far as the actor may see it.</summary>
public sealed class ChangelogQueries
{
    /// <summary>Entries that are read of one version, and of all together.</summary>
    public const int Most = 100;

    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;

    internal ChangelogQueries(PortalDbContext db, PublishedApis published)
    {
        _db = db;
        _published = published;
    }

    /// <summary>Null: there is no such version for this actor.</summary>
    public async Task<ChangelogView?> FindAsync(Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        var scenes = (await ScenesAsync(actor, cancellationToken)).Where(scene => scene.Api.Slug == api && scene.Version.Name == version).ToList();
        return scenes is [var scene] ? new ChangelogView(api, scene.Api.Title, version, await EntriesAsync(scenes, cancellationToken)) : null;
    }

    /// <summary>Of every version that the actor may see.</summary>
    public async Task<IReadOnlyList<ChangelogEntryView>> LatestAsync(Actor actor, CancellationToken cancellationToken) =>
        await EntriesAsync(await ScenesAsync(actor, cancellationToken), cancellationToken);

    private async Task<List<ChangelogScene>> ScenesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var insider = actor.IsInternal || actor.IsAdministrator;
        return [.. (await _published.AllAsync(cancellationToken)).SelectMany(api => CatalogQueries.VisibleTo(actor, api).Select(version => new ChangelogScene(api, version, insider)))];
    }

    private async Task<IReadOnlyList<ChangelogEntryView>> EntriesAsync(List<ChangelogScene> scenes, CancellationToken cancellationToken)
    {
        var byId = scenes.ToDictionary(scene => scene.Version.Id);
        var ids = byId.Keys.ToList();
        var changes = await _db.Set<LifecycleChange>().AsNoTracking().Where(change => ids.Contains(change.VersionId))
            .OrderByDescending(change => change.At).Take(Most).ToListAsync(cancellationToken);
        var published = await _db.Set<ChangelogEntry>().AsNoTracking().Where(entry => ids.Contains(entry.VersionId))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Revision).Take(Most).ToListAsync(cancellationToken);
        // What a version was while it was a draft is not for those who never saw it.
        var since = changes.Where(change => change.StageBefore is LifecycleState.Draft && change.Stage is not LifecycleState.Draft)
            .GroupBy(change => change.VersionId).ToDictionary(group => group.Key, group => group.Max(change => change.At));
        return
        [
            .. published.Select(entry => byId[entry.VersionId].View(entry)).Concat(changes.Select(change => byId[change.VersionId].View(change))).OfType<ChangelogEntryView>()
                .Where(entry => byId.Values.First(scene => scene.Api.Slug == entry.Api && scene.Version.Name == entry.Version) is var scene
                    && (scene.Insider || !since.TryGetValue(scene.Version.Id, out var from) || entry.At >= from))
                .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(Most),
        ];
    }
}
