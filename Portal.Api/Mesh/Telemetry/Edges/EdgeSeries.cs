using Portal.Api.Mesh.Telemetry.Prometheus;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>What went over one edge: two seconds by two seconds for five minutes, minute by minute for a day, and in all since the start.</summary>
internal sealed class EdgeSeries(EdgeKey key, EdgeWorkloads workloads)
{
    public static readonly TimeSpan Live = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SlotRing _moments = new(Moment, (int)(Live / Moment) + 1);
    private readonly SlotRing _minutes = new(Minute, (int)(Kept / Minute));
    private readonly IstioCounters _totals = new();

    public EdgeKey Key => key;

    /// <summary>By what else the workloads at its ends are known.</summary>
    public EdgeWorkloads Workloads => workloads;

    public DateTimeOffset LastAt { get; private set; }

    public void Add(DateTimeOffset now, TraceHop hop)
    {
        lock (_gate)
        {
            LastAt = now;
            // As Istio counts injected faults; how the services do is not told by what somebody rehearsed.
            _totals.Add(hop);
            if (!hop.IsRehearsed)
            {
                _moments.Add(now, hop);
                _minutes.Add(now, hop);
            }
        }
    }

    public TrafficSum Sum(TrafficWindow window)
    {
        var sum = new TrafficSum();
        lock (_gate)
        {
            foreach (var slot in (window.IsOfMoments ? _moments : _minutes).Between(window.From, window.End))
            {
                sum.Add(slot);
            }
        }
        return sum;
    }

    public IReadOnlyList<(DateTimeOffset Start, long Requests, long Errors)> Minutes(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return [.. _minutes.Between(from, to).Select(slot => (_minutes.StartOf(slot), (long)slot.Requests, (long)slot.Errors))];
        }
    }

    public bool WasUsed(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return LastAt >= from && _minutes.Between(from, to).Any();
        }
    }

    /// <summary>In the order in which they were first seen.</summary>
    public IReadOnlyList<IstioSeries> Totals()
    {
        lock (_gate)
        {
            return _totals.Copy();
        }
    }
}
