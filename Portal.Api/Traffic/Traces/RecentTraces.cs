using Portal.Api.Traffic.Requests;

namespace Portal.Api.Traffic.Traces;

/// <summary>
/// The last 10,000 calls that went into the mesh, with all of their hops, in memory. The calls of the last second are not among them yet, but can
/// be found.
/// </summary>
internal sealed class RecentTraces(RecentRequests requests, RecentHops hops)
{
    public const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly TracedCall?[] _ring = new TracedCall?[Kept];
    private long _next;

    /// <summary>To be told once all of its hops are there.</summary>
    public void Add(RequestRecord record)
    {
        if (CallOf(record) is not { } call)
        {
            return;
        }
        lock (_gate)
        {
            _ring[_next++ % Kept] = call;
        }
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<TracedCall> Latest() => Before(long.MaxValue).Select(numbered => numbered.Call);

    /// <summary>Those that came before a number, newest first, each with its own.</summary>
    public IEnumerable<(long Number, TracedCall Call)> Before(long end)
    {
        for (var number = Math.Min(Volatile.Read(ref _next), end) - 1; number >= 0; number--)
        {
            TracedCall? call;
            lock (_gate)
            {
                call = number > _next - 1 - Kept ? _ring[number % Kept] : null;
            }
            if (call is null)
            {
                yield break;
            }
            yield return (number, call);
        }
    }

    /// <summary>All calls of one trace: a client may send many with the same id. Oldest first.</summary>
    public IReadOnlyList<TracedCall> Find(string traceId) =>
        [.. requests.All().Where(record => record.TraceId == traceId).Select(CallOf).OfType<TracedCall>().Concat(Latest().Where(call => call.TraceId == traceId))
            .DistinctBy(call => call.RequestId).OrderBy(call => call.StartedAt)];

    private TracedCall? CallOf(RequestRecord record) => CallRoute.Of(record, hops.Of(record.TraceId)) is { Count: > 0 } made ? TracedCall.Of(record, made) : null;
}
