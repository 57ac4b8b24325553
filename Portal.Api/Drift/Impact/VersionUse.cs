using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Impact;

/// <summary>Who calls a version, by the statuses that callers were answered with: one for each call.</summary>
internal sealed class VersionUse(PortalDbContext db, TimeProvider clock) : IVersionUse
{
    public async Task<IReadOnlyList<VersionCalls>> OfAsync(string api, string version, CancellationToken cancellationToken)
    {
        var since = VersionLifecycle.DayOf(clock.GetUtcNow()).AddDays(1 - VersionCalls.DayCount);
        var rows = await db.Set<ShapeRow>().AsNoTracking()
            .Where(row => row.Api == api && row.Version == version && row.Day >= since && row.Kind == ShapeKind.Status && row.Caller != ShapeCaller.Nobody)
            .GroupBy(row => new { row.Caller, row.Day })
            .Select(group => new { group.Key.Caller, group.Key.Day, Count = group.Sum(row => row.Count), LastSeen = group.Max(row => row.LastSeen) })
            .ToListAsync(cancellationToken);
        var callers = new List<VersionCalls>();
        foreach (var caller in rows.GroupBy(row => row.Caller))
        {
            var days = new long[VersionCalls.DayCount];
            foreach (var row in caller)
            {
                // A clock that was ahead for a moment leaves a day that has not come.
                days[Math.Min(row.Day.DayNumber - since.DayNumber, days.Length - 1)] += row.Count;
            }
            callers.Add(new VersionCalls(ShapeCaller.Application(caller.Key), ShapeCaller.Workload(caller.Key), days, caller.Max(row => row.LastSeen)));
        }
        return [.. callers.OrderByDescending(caller => caller.Total)];
    }
}
