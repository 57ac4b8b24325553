using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Traffic.Requests;

/// <summary>Writes records as rows and keeps the last 10,000 of each door.</summary>
internal sealed class RequestWriter(RecentHops hops)
{
    public const int Kept = 10_000;

    // Trimming is paid for once in a while, not at every call.
    private const int Slack = 500;

    private readonly Dictionary<string, int> _sinceTrim = new(StringComparer.Ordinal);

    public async Task WriteAsync(PortalDbContext db, IReadOnlyList<RequestRecord> records, CancellationToken cancellationToken)
    {
        foreach (var door in records.GroupBy(record => record.Door))
        {
            // Of a burst longer than what is kept, the beginning would be deleted at once.
            var last = door.Skip(Math.Max(0, door.Count() - Kept)).ToList();
            db.AddRange(last.Select(record => RequestRows.From(record, CallRoute.Of(record, hops.Of(record.TraceId)))));
            await db.SaveChangesAsync(cancellationToken);
            await TrimAsync(db, door.Key, last.Count, cancellationToken);
        }
    }

    private async Task TrimAsync(PortalDbContext db, string door, int added, CancellationToken cancellationToken)
    {
        // The first time in a process counts as due: nobody knows how many there were.
        var since = _sinceTrim.TryGetValue(door, out var before) ? before + added : Slack;
        if (since >= Slack)
        {
            var oldest = await db.Set<RequestRow>().Where(row => row.Door == door)
                .OrderByDescending(row => row.Number).Skip(Kept).Select(row => row.Number).FirstOrDefaultAsync(cancellationToken);
            await db.Set<RequestRow>().Where(row => row.Door == door && row.Number <= oldest).ExecuteDeleteAsync(cancellationToken);
            since = 0;
        }
        _sinceTrim[door] = since;
    }
}
