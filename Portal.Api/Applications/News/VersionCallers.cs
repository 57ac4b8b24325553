using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.News;

/// <summary>Who still calls a version: everyone for administrators, their own applications for everybody else.</summary>
public sealed class VersionCallers
{
    private readonly PortalDbContext _db;
    private readonly CatalogQueries _catalog;
    private readonly IVersionUse _use;
    private readonly IOrganizationDirectory _organizations;
    private readonly TimeProvider _clock;

    internal VersionCallers(PortalDbContext db, CatalogQueries catalog, IVersionUse use, IOrganizationDirectory organizations, TimeProvider clock)
    {
        _db = db;
        _catalog = catalog;
        _use = use;
        _organizations = organizations;
        _clock = clock;
    }

    /// <summary>The same, a page at a time: who calls most, first.</summary>
    public async Task<Outcome<(VersionCallersView View, ListCursor? Next)>> PageAsync(Actor actor, string api, string version, ListAsk ask, CancellationToken cancellationToken)
    {
        var found = await FindAsync(actor, api, version, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }
        var page = ListPages.From(found.Value.Callers, ask, PlaceOf);
        return (found.Value with { Callers = page.Items }, page.Next);
    }

    public async Task<Outcome<VersionCallersView>> FindAsync(Actor actor, string api, string version, CancellationToken cancellationToken)
    {
        if (ScopeRules.Refuse(actor, AccessScopes.UsageRead) is { } refusal)
        {
            return refusal;
        }
        if ((await _catalog.FindAsync(actor, api, cancellationToken))?.Versions.Any(one => one.Name == version) != true)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}' here. GET /api/v1/apis lists those you can see.");
        }
        var calls = await _use.OfAsync(api, version, cancellationToken);
        var ids = calls.Select(call => call.ApplicationId).OfType<Guid>().ToList();
        var applications = await _db.Set<Application>().AsNoTracking().ReadableBy(actor).Where(application => ids.Contains(application.Id)).ToDictionaryAsync(application => application.Id, cancellationToken);
        var owners = await _organizations.AllAsync(cancellationToken);
        var callers = new List<VersionCallerView>();
        foreach (var call in calls)
        {
            if (call.ApplicationId is { } id && applications.TryGetValue(id, out var application))
            {
                callers.Add(VersionCallerView.Of(id, application.Name, owners[application.OrganizationId].Name, call));
            }
            else if (call.Workload is { } workload && actor.MayAdminister)
            {
                callers.Add(VersionCallerView.Of(null, workload, null, call));
            }
        }
        return new VersionCallersView(api, version, VersionLifecycle.DayOf(_clock.GetUtcNow()).AddDays(1 - VersionCalls.DayCount), [.. callers.OrderBy(PlaceOf)]);
    }

    /// <summary>Workloads have no id but their name.</summary>
    private static ListCursor PlaceOf(VersionCallerView caller) =>
        new(DateTimeOffset.MaxValue.UtcTicks - caller.Calls, caller.ApplicationId ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(caller.Name)).AsSpan(0, 16)));
}

/// <summary>Calls of a version since the beginning of a day, 30 days in all.</summary>
public sealed record VersionCallersView(string Api, string Version, DateOnly Since, IReadOnlyList<VersionCallerView> Callers);

/// <summary>
/// A caller. One without application and organisation is a workload of our own in the mesh. <see cref="Days"/> are calls by day, today last;
/// <see cref="LastWeek"/> and <see cref="WeekBefore"/> are sums of the last 7 of them and of the 7 before.
/// </summary>
public sealed record VersionCallerView(
    Guid? ApplicationId, string Name, string? Organization, long Calls, long LastWeek, long WeekBefore, DateTimeOffset LastSeen, IReadOnlyList<long> Days)
{
    internal static VersionCallerView Of(Guid? application, string name, string? organization, VersionCalls calls) => new(
        application, name, organization, calls.Total, calls.Days.TakeLast(7).Sum(), calls.Days.SkipLast(7).TakeLast(7).Sum(), calls.LastSeen, calls.Days);
}
