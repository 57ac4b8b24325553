using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>
/// Says of a version that it is a draft, beta or published, and when it ends. Administrators only, with a reason. The last word counts: it
/// stands over restarts until the version's definition file says something else than it said before.
/// </summary>
public sealed class ChangeLifecycle
{
    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;
    private readonly LifecycleRecord _record;
    private readonly IAccessPublisher _access;
    private readonly SearchUpdates _search;
    private readonly TimeProvider _clock;

    internal ChangeLifecycle(PortalDbContext db, PublishedApis published, LifecycleRecord record, IAccessPublisher access, SearchUpdates search, TimeProvider clock)
    {
        _db = db;
        _published = published;
        _record = record;
        _access = access;
        _search = search;
        _clock = clock;
    }

    public async Task<Outcome<LifecycleStatus>> ExecuteAsync(Actor actor, string api, string version, NewLifecycle request, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        if (!actor.MayAdminister)
        {
            return new Refusal.Forbidden("administrator_required", "Only an administrator says how long a version lives.");
        }
        if (Input.Check(request) is { } refusal)
        {
            return refusal;
        }
        var row = await _db.Set<PublishedApi>().Include(candidate => candidate.Versions).SingleOrDefaultAsync(candidate => candidate.Slug == api && candidate.Listed, cancellationToken);
        if (row?.Versions.Find(candidate => candidate.Name == version && candidate.Listed) is not { } found)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}'.");
        }
        var successor = string.IsNullOrWhiteSpace(request.Successor) ? null : request.Successor.Trim();
        var names = row.Versions.Where(other => other.Listed).OrderBy(other => other.Position).Select(other => other.Name);
        Refusal.Invalid[] broken = [.. LifecycleRules.Broken(version, request.State, request.Deprecated, request.Retired, successor, names)
            .Select(rule => new Refusal.Invalid(rule.Field, $"The field '{rule.Field}' {rule.Rule}"))];
        if (broken.Length > 0)
        {
            return broken[0] with { Also = broken[1..] };
        }
        var today = VersionLifecycle.DayOf(_clock.GetUtcNow());
        var life = LifecycleRules.Resolve(request.State, request.Deprecated, request.Retired, successor, request.Notice, today, found.Life);
        _record.Set(row, found, life, actor, request.Reason);
        await _db.SaveChangesAsync(cancellationToken);
        // Committed: readers, search and gateway are told even when the caller has gone.
        _published.Forget();
        _search.Changed();
        await _access.PublishAsync(CancellationToken.None);
        return new LifecycleStatus(api, version, life.StateOn(today), life);
    }
}

/// <summary>
/// What to say of a version's life. The states deprecated and retired without their date mean from today on; with a date, the date counts.
/// What is left out is not said any more.
/// </summary>
public sealed record NewLifecycle(
    LifecycleState State,
    [property: Required, TextLength(3, 500)] string Reason,
    DateOnly? Deprecated = null,
    DateOnly? Retired = null,
    [property: TextLength(0, 32)] string? Successor = null,
    [property: TextLength(0, VersionLifecycle.LongestNotice)] string? Notice = null);

/// <summary>A version's life: what holds today, and what was announced.</summary>
public sealed record LifecycleStatus(string Api, string Version, LifecycleState State, VersionLifecycle Lifecycle);
