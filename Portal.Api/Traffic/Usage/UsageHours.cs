using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Traffic.Usage;

/// <summary>
/// Joins what is a month old: of each hour one row remains of each operation, application and class, at the hour's first minute, so that what is kept for ever grows with what is
/// called and not with how often (Decision 29).
/// </summary>
internal static class UsageHours
{
    // Longer than anything that is played again or drawn by the minute.
    private static readonly TimeSpan ByTheMinute = TimeSpan.FromDays(31);

    private const string Find = "SELECT min({Minute}) FROM {table} WHERE {Minute} < @Minute AND {Minute} % 36000000000 <> 0";

    /// <summary>The oldest hour that is due, and no more at once: other writers wait meanwhile. False: none is.</summary>
    public static async Task<bool> JoinOldestAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (Oldest(db, HourOf(now - ByTheMinute)) is not { } hour)
        {
            return false;
        }
        var next = hour.AddHours(1);
        var minutes = db.Set<UsageMinute>().Where(row => row.Minute >= hour && row.Minute < next);
        var rows = await minutes.AsNoTracking().ToListAsync(cancellationToken);
        await minutes.ExecuteDeleteAsync(cancellationToken);
        using (var writer = new RowWriter<UsageMinute>(db))
        {
            foreach (var alike in rows.GroupBy(row => (row.Api, row.Version, row.Operation, row.ApplicationId, row.StatusClass)))
            {
                writer.Write(Sum(hour, [.. alike]));
            }
        }
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static DateTimeOffset? Oldest(PortalDbContext db, DateTimeOffset end)
    {
        using var find = new EntityCommand<UsageMinute>(db, Find).With(nameof(UsageMinute.Minute), end);
        using var found = find.Read();
        return found.Read() && !found.IsDBNull(0) ? HourOf(new DateTimeOffset(found.GetInt64(0), TimeSpan.Zero)) : null;
    }

    private static UsageMinute Sum(DateTimeOffset hour, List<UsageMinute> alike)
    {
        var latencies = new LatencyHistogram();
        alike.ForEach(row => latencies.Add(row.Latencies));
        return new UsageMinute
        {
            Minute = hour,
            Api = alike[0].Api,
            Version = alike[0].Version,
            Operation = alike[0].Operation,
            ApplicationId = alike[0].ApplicationId,
            StatusClass = alike[0].StatusClass,
            Calls = alike.Sum(row => row.Calls),
            Mocked = alike.Sum(row => row.Mocked),
            Rehearsed = alike.Sum(row => row.Rehearsed),
            ResponseBytes = alike.Sum(row => row.ResponseBytes),
            Latencies = latencies.ToBytes(),
        };
    }

    private static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
