using System.Collections.Concurrent;

namespace Portal.Api.Traffic.Requests;

/// <summary>The calls of the last seconds, in memory: readable before they are written.</summary>
internal sealed class RecentRequests(TimeProvider clock)
{
    private const int Most = 20_000;

    // Long enough for the writer to have come by, even if it had to try again.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, RequestRecord> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Id, long At)> _order = new();
    private int _count;

    public void Add(RequestRecord record)
    {
        if (_byId.TryAdd(record.RequestId, record))
        {
            _order.Enqueue((record.RequestId, clock.GetTimestamp()));
            if (Interlocked.Increment(ref _count) > Most)
            {
                Drop();
            }
        }
    }

    public RequestRecord? Find(string requestId) => _byId.GetValueOrDefault(requestId);

    public IEnumerable<RequestRecord> All() => _byId.Select(entry => entry.Value);

    public void ForgetOld()
    {
        while (_order.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > Kept)
        {
            Drop();
        }
    }

    private void Drop()
    {
        if (_order.TryDequeue(out var oldest))
        {
            _byId.TryRemove(oldest.Id, out _);
            Interlocked.Decrement(ref _count);
        }
    }
}
