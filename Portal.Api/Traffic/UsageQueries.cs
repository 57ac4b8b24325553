using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Traffic;

public sealed class UsageQueries
{
    public const int MostSteps = 1500;

    private readonly PortalDbContext _db;
    private readonly RecentActivity _activity;

    internal UsageQueries(PortalDbContext db, RecentActivity activity)
    {
        _db = db;
        _activity = activity;
    }

    /// <summary>Usage of one application; null when the actor may not see it. A step of a minute or more; at most 1,500 steps.</summary>
    public async Task<UsageView?> ForApplicationAsync(Actor actor, Guid applicationId, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        var everything = SeesEverything(actor);
        var organization = actor.Has(AccessScopes.UsageRead) ? actor.OrganizationId : null;
        var visible = await _db.Set<Application>().AnyAsync(
            application => application.Id == applicationId && (everything || application.OrganizationId == organization), cancellationToken);
        return visible
            ? await ReadAsync(_db.Set<UsageMinute>().Where(row => row.ApplicationId == applicationId), from, to, step, cancellationToken)
            : null;
    }

    /// <summary>All traffic; administrators only, null for others.</summary>
    public async Task<UsageView?> OverallAsync(Actor actor, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken) =>
        SeesEverything(actor) ? await ReadAsync(_db.Set<UsageMinute>(), from, to, step, cancellationToken) : null;

    /// <summary>Per API, over the last 15 minutes, from memory.</summary>
    public IReadOnlyDictionary<string, ApiActivityView> Activity() => _activity.Read();

    private static async Task<UsageView> ReadAsync(IQueryable<UsageMinute> rows, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.FromMinutes(1));
        var start = UsageTally.MinuteOf(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((to - start) / step, MostSteps);
        var summary = new UsageSummary(start, to, step);
        await foreach (var row in rows.AsNoTracking().Where(row => row.Minute >= start && row.Minute < to).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            summary.Add(row);
        }
        return summary.View();
    }

    private static bool SeesEverything(Actor actor) => actor.IsAdministrator && actor.Has(AccessScopes.Admin);
}
