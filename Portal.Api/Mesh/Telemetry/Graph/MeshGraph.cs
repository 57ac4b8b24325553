using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>The sums of a graph, before anything is left out.</summary>
internal sealed class MeshGraph(double seconds)
{
    private const double Failing = 0.1;
    private const double OftenRefused = 0.2;

    private readonly Dictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), TrafficSum> _edges = [];

    public void Add(GraphNode node) => _nodes.TryAdd(node.Id, node);

    public void Add(GraphNode from, GraphNode to, TrafficSum sum)
    {
        Add(from);
        Add(to);
        if (_edges.TryGetValue((from.Id, to.Id), out var known))
        {
            known.Add(sum);
        }
        else
        {
            _edges.Add((from.Id, to.Id), sum);
        }
    }

    /// <summary>In the order of their ids, whatever has happened: the same mesh is the same graph.</summary>
    public MeshGraphView View(TrafficWindow window, GraphBy by) => new(
        window.From,
        window.To,
        window.IsLive,
        by,
        [.. _nodes.Values.OrderBy(node => node.Id, StringComparer.Ordinal).Select(View)],
        [.. _edges.OrderBy(edge => edge.Key.From, StringComparer.Ordinal).ThenBy(edge => edge.Key.To, StringComparer.Ordinal)
            .Select(edge => new MeshEdgeView($"{edge.Key.From} → {edge.Key.To}", edge.Key.From, edge.Key.To, HealthOf(edge.Value), View(edge.Value, seconds)))]);

    public static MeshRatesView View(TrafficSum sum, double seconds) => new(
        sum.Requests,
        sum.Requests / seconds,
        sum.ErrorShare,
        sum.ClientErrorShare,
        sum.MutualTlsShare,
        Percentile(sum.Latencies, 0.5),
        Percentile(sum.Latencies, 0.95),
        Percentile(sum.Latencies, 0.99));

    public static MeshHealth HealthOf(TrafficSum sum) => sum switch
    {
        { Requests: 0 } => MeshHealth.Idle,
        { ErrorShare: >= Failing } => MeshHealth.Failing,
        { Errors: > 0 } or { ClientErrorShare: >= OftenRefused } => MeshHealth.Degraded,
        _ => MeshHealth.Ok,
    };

    private static double? Percentile(LatencyHistogram latencies, double share) => latencies.PercentileMs(share);

    private MeshNodeView View(GraphNode node)
    {
        var (inbound, outbound) = (Sum(edge => edge.To == node.Id), Sum(edge => edge.From == node.Id));
        return new MeshNodeView(
            node.Id, node.Name, node.Domain, node.Version, node.Kind, HealthOf(inbound.Requests > 0 ? inbound : outbound), View(inbound, seconds), View(outbound, seconds));
    }

    private TrafficSum Sum(Func<(string From, string To), bool> which)
    {
        var sum = new TrafficSum();
        foreach (var (_, traffic) in _edges.Where(edge => which(edge.Key)))
        {
            sum.Add(traffic);
        }
        return sum;
    }
}
