using System.Collections.Concurrent;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry;

/// <summary>Counts every hop of the mesh by who called whom. Calls over different edges wait for nothing that they share.</summary>
internal sealed class MeshTelemetry(WorkloadDirectory workloads, TimeProvider clock) : IHopObserver
{
    /// <summary>Workloads are few and their callers too; whoever makes up names only adds to one edge that says so.</summary>
    public const int MostEdges = 500;

    private readonly ConcurrentDictionary<EdgeKey, EdgeSeries> _edges = new();
    private readonly Func<string, bool> _isKnown = workloads.HasService;
    private int _count;

    /// <summary>When it began to count.</summary>
    public DateTimeOffset Began { get; } = clock.GetUtcNow();

    public IEnumerable<EdgeSeries> Edges => _edges.Select(entry => entry.Value);

    public void Observe(TraceHop hop)
    {
        var key = EdgeKey.Of(hop, _isKnown);
        (_edges.TryGetValue(key, out var edge) ? edge : Add(key)).Add(clock.GetUtcNow(), hop);
    }

    private EdgeSeries Add(EdgeKey key)
    {
        if (Volatile.Read(ref _count) >= MostEdges)
        {
            key = EdgeKey.Other;
        }
        var made = new EdgeSeries(key, workloads.Of(key));
        var edge = _edges.GetOrAdd(key, made);
        if (ReferenceEquals(edge, made))
        {
            Interlocked.Increment(ref _count);
        }
        return edge;
    }
}
