using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Api.Mesh.Telemetry.Traces;
using Portal.Api.Traffic.Traces;

namespace Portal.Api.Mesh.Telemetry.Detail;

/// <summary>A closer look at a node or an edge of the graph.</summary>
public sealed class MeshDetailQueries
{
    private const int Traces = 6;

    private static readonly TimeSpan History = TimeSpan.FromHours(1);

    private readonly MeshTelemetry _telemetry;
    private readonly WorkloadDirectory _workloads;
    private readonly RecentTraces _traces;
    private readonly MeshFiles _files;

    internal MeshDetailQueries(MeshTelemetry telemetry, WorkloadDirectory workloads, RecentTraces traces, MeshFiles files)
    {
        _telemetry = telemetry;
        _workloads = workloads;
        _traces = traces;
        _files = files;
    }

    public Outcome<MeshDetailView> OfNode(Actor actor, MeshGraphView graph, MeshNodeView node)
    {
        if (MeshReaders.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var inbound = Edges(graph, (_, to) => to == node.Id);
        var outbound = Edges(graph, (from, _) => from == node.Id);
        return View(actor, graph, node.Id, inbound.Count > 0 ? inbound : outbound, [.. inbound, .. outbound]);
    }

    public Outcome<MeshDetailView> OfEdge(Actor actor, MeshGraphView graph, MeshEdgeView edge)
    {
        if (MeshReaders.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var edges = Edges(graph, (from, to) => from == edge.From && to == edge.To);
        return View(actor, graph, edge.To, edges, edges);
    }

    /// <summary>A node that is a service has its name.</summary>
    private static IEnumerable<string> ServicesOf(MeshGraphView graph, string node) =>
        graph.Nodes.Where(known => known.Id == node && known.Kind is MeshNodeKind.Service or MeshNodeKind.Outside).Select(known => known.Name);

    private List<EdgeSeries> Edges(MeshGraphView graph, Func<string, string, bool> which) =>
        [.. _telemetry.Edges.Where(edge => which(GraphNode.Source(edge, graph.By).Id, GraphNode.Destination(edge, graph.By, _workloads).Id))];

    /// <param name="called">Id of the node whose rules are told.</param>
    private MeshDetailView View(Actor actor, MeshGraphView graph, string called, List<EdgeSeries> counted, List<EdgeSeries> passed)
    {
        var first = TrafficWindow.Floor(graph.To - History, EdgeSeries.Minute) + EdgeSeries.Minute;
        var minutes = counted.SelectMany(edge => edge.Minutes(first, graph.To.AddTicks(1))).ToLookup(minute => minute.Start);
        var ways = passed.Select(edge => edge.Key).ToHashSet();
        var behind = _workloads.Running().Where(workload => GraphNode.Of(workload, graph.By).Id == called).ToList();
        var hosts = behind.SelectMany(workload => _workloads.HostsOf(workload.Workload)).Concat(ServicesOf(graph, called)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rules = new MeshRules(_files.Current);
        return new MeshDetailView(
            [.. Enumerable.Range(0, (int)History.TotalMinutes).Select(number => first + (number * EdgeSeries.Minute))
                .Select(start => new MeshPointView(start, minutes[start].Sum(minute => minute.Requests), minutes[start].Sum(minute => minute.Errors)))],
            rules.Routes(hosts),
            rules.Policies(behind),
            [.. _traces.Latest().Where(call => call.StartedAt <= graph.To && call.Hops.Any(hop => ways.Contains(EdgeKey.Of(hop, _workloads.HasService))))
                .Take(Traces).Select(call => TraceTree.Summary(call, actor))]);
    }
}
