using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Requests;

namespace Portal.Api.Traffic;

/// <summary>The last 10,000 calls, readable by their owner and by administrators.</summary>
public sealed class RequestQueries
{
    private const int MostListed = 500;

    private readonly PortalDbContext _db;
    private readonly RecentRequests _recent;
    private readonly RecentHops _hops;
    private readonly TimeProvider _clock;

    internal RequestQueries(PortalDbContext db, RecentRequests recent, RecentHops hops, TimeProvider clock)
    {
        _db = db;
        _recent = recent;
        _hops = hops;
        _clock = clock;
    }

    /// <summary>Null: no such call that this actor may see. A call is readable at once after its answer.</summary>
    public async Task<RequestView?> FindAsync(Actor actor, string requestId, CancellationToken cancellationToken)
    {
        var reader = RequestReader.Of(actor);
        if (reader.SeesNothing)
        {
            return null;
        }
        if (InMemory(reader, requestId) is { } early)
        {
            return early;
        }
        if (await reader.Of(_db.Set<RequestRow>()).AsNoTracking().FirstOrDefaultAsync(row => row.RequestId == requestId, cancellationToken) is { } row)
        {
            return RequestRows.View(row);
        }
        return await ArrivingAsync(reader, requestId, cancellationToken);
    }

    /// <summary>Newest first. Without an application: everything, for administrators; their organisation's, for others.</summary>
    public async Task<IReadOnlyList<RequestSummaryView>> LatestAsync(Actor actor, Guid? applicationId, int count, CancellationToken cancellationToken)
    {
        var reader = RequestReader.Of(actor);
        if (reader.SeesNothing)
        {
            return [];
        }
        count = Math.Clamp(count, 1, MostListed);
        var written = await Written(_db, reader, applicationId).Take(count).ToListAsync(cancellationToken);
        return [.. Found(reader, applicationId, written).OrderByDescending(call => call.StartedAt).Take(count)];
    }

    /// <summary>The same from a place on.</summary>
    public async Task<ListPage<RequestSummaryView>> PageAsync(Actor actor, Guid? applicationId, ListAsk ask, CancellationToken cancellationToken)
    {
        var reader = RequestReader.Of(actor);
        if (reader.SeesNothing)
        {
            return new ListPage<RequestSummaryView>([], null);
        }
        var rows = Written(_db, reader, applicationId);
        if (ask.After is { } after)
        {
            var (at, id) = (after.At, after.Id.ToString("N"));
            rows = rows.Where(row => row.StartedAt < at || (row.StartedAt == at && string.Compare(row.RequestId, id) < 0));
        }
        var written = await rows.Take(ask.Count + 1).ToListAsync(cancellationToken);
        var found = Found(reader, applicationId, written).Where(call => ask.After is not { } from || PlaceOf(call) < from);
        return ListPages.Of([.. found.OrderByDescending(PlaceOf).Take(ask.Count + 1)], ask, PlaceOf);
    }

    /// <summary>Newest first.</summary>
    internal static IQueryable<RequestRow> Written(PortalDbContext db, RequestReader reader, Guid? applicationId)
    {
        var rows = reader.Of(db.Set<RequestRow>()).AsNoTracking();
        return (applicationId is { } application ? rows.Where(row => row.ApplicationId == application) : rows).OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.RequestId);
    }

    /// <summary>What is written and what is in memory still, each call once.</summary>
    private IEnumerable<RequestSummaryView> Found(RequestReader reader, Guid? applicationId, List<RequestRow> written) =>
        _recent.All().Where(record => reader.Sees(record) && (applicationId is null || record.ApplicationId == applicationId)).Select(RequestRows.Summary)
            .Concat(written.Select(RequestRows.Summary)).DistinctBy(call => call.RequestId);

    private static ListCursor PlaceOf(RequestSummaryView call) => new(call.StartedAt.UtcTicks, Guid.Parse(call.RequestId));

    private RequestView? InMemory(RequestReader reader, string requestId) =>
        _recent.Find(requestId) is { } record && reader.Sees(record) ? RequestRows.View(record, CallRoute.Of(record, _hops.Of(record.TraceId))) : null;

    /// <summary>The record is handed over a moment after the answer's last byte: whoever asks in that moment waits for it.</summary>
    private async Task<RequestView?> ArrivingAsync(RequestReader reader, string requestId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _clock, cancellationToken);
            if (InMemory(reader, requestId) is { } late)
            {
                return late;
            }
        }
        return null;
    }
}
