using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Traffic.Requests;

/// <summary>
/// Writes records as rows and keeps the last 10,000 of each door. When more calls come than anybody could read, all that were refused or failed
/// and an even share of the others are written, so that what is kept reaches further back than the last second; usage counts every call.
/// </summary>
internal sealed class RequestWriter(RecentHops hops)
{
    public const int Kept = 10_000;

    /// <summary>Rows of one door in one write, of which there are two a second.</summary>
    public const int MostAtOnce = 500;

    // Trimming is paid for once in a while, not at every call.
    private const int Slack = 500;

    private readonly Dictionary<string, int> _sinceTrim = new(StringComparer.Ordinal);

    public async Task WriteAsync(PortalDbContext db, IReadOnlyList<RequestRecord> records, CancellationToken cancellationToken)
    {
        foreach (var door in records.GroupBy(record => record.Door))
        {
            var chosen = Choose([.. door]);
            using (var rows = new RowWriter<RequestRow>(db))
            {
                foreach (var record in chosen)
                {
                    rows.Write(RequestRows.From(record, CallRoute.Of(record, hops.Of(record.TraceId))));
                }
            }
            await TrimAsync(db, door.Key, chosen.Count, cancellationToken);
        }
    }

    /// <summary>In their order. What somebody will ask about comes before what is like all the rest.</summary>
    internal static List<RequestRecord> Choose(List<RequestRecord> records)
    {
        if (records.Count <= MostAtOnce)
        {
            return records;
        }
        var special = Share(records.FindAll(record => record.IsSpecial), MostAtOnce);
        var others = Share(records.FindAll(record => !record.IsSpecial), MostAtOnce - special.Count);
        return [.. special.Concat(others).OrderBy(record => record.StartedAt)];
    }

    private static List<RequestRecord> Share(List<RequestRecord> records, int most) =>
        records.Count <= most ? records : [.. Enumerable.Range(0, most).Select(index => records[(int)((long)index * records.Count / most)])];

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
