using System.Collections.Concurrent;

namespace Portal.Api.Traffic.Requests;

/// <summary>
/// Hops by trace, in memory, until the record of their call is written with them. A call's first hops can end long before the call does.
/// </summary>
internal sealed class RecentHops(TimeProvider clock) : IInboundSink
{
    private const int MostTraces = 20_000;
    private const int MostPerTrace = 256;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<string, TraceHops> _byTrace = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Trace, long At)> _order = new();
    private int _count;

    public void Record(TraceHop hop) => HopsOf(hop.TraceId).Add(hop, MostPerTrace);

    public void Record(InboundHop inbound) => HopsOf(inbound.TraceId).Add(inbound, MostPerTrace);

    public IReadOnlyList<TraceHop> Of(string traceId) => _byTrace.TryGetValue(traceId, out var hops) ? hops.Snapshot() : [];

    public void ForgetOld()
    {
        while (_order.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > Kept)
        {
            Drop();
        }
    }

    private TraceHops HopsOf(string traceId)
    {
        if (_byTrace.TryGetValue(traceId, out var hops))
        {
            return hops;
        }
        var fresh = new TraceHops();
        hops = _byTrace.GetOrAdd(traceId, fresh);
        if (ReferenceEquals(hops, fresh))
        {
            _order.Enqueue((traceId, clock.GetTimestamp()));
            if (Interlocked.Increment(ref _count) > MostTraces)
            {
                Drop();
            }
        }
        return hops;
    }

    private void Drop()
    {
        if (_order.TryDequeue(out var oldest))
        {
            _byTrace.TryRemove(oldest.Trace, out _);
            Interlocked.Decrement(ref _count);
        }
    }

    private sealed class TraceHops
    {
        private readonly Lock _lock = new();
        private readonly List<TraceHop> _hops = new(4);
        private List<InboundHop>? _inbound;

        public void Add(TraceHop hop, int most)
        {
            lock (_lock)
            {
                if (_hops.Count < most)
                {
                    _hops.Add(hop);
                }
            }
        }

        public void Add(InboundHop inbound, int most)
        {
            lock (_lock)
            {
                if ((_inbound ??= []).Count < most)
                {
                    _inbound.Add(inbound);
                }
            }
        }

        public TraceHop[] Snapshot()
        {
            lock (_lock)
            {
                return _inbound is null ? [.. _hops] : [.. _hops.Select(Whole)];
            }
        }

        private TraceHop Whole(TraceHop hop) => _inbound!.Find(inbound => IsOf(hop, inbound)) is { } inbound ? hop with { Steps = [.. hop.Steps, .. inbound.Steps] } : hop;

        /// <summary>Each workload tells of its own: of a hop that led to another it has nothing to say.</summary>
        private static bool IsOf(TraceHop hop, InboundHop inbound) =>
            inbound.SpanId == hop.SpanId && (hop.Workload is null || (hop.Workload, hop.Domain) == (inbound.Workload, inbound.Domain));
    }
}
