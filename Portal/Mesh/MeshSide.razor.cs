using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog.Domains;
using Portal.Api.Mesh.Telemetry.Detail;
using Portal.Api.Mesh.Telemetry.Graph;

namespace Portal.Mesh;

/// <summary>Beside the graph: what is chosen, or the whole.</summary>
public sealed partial class MeshSide : ComponentBase
{
    private const int Listed = 5;

    private MeshNodeView? _node;
    private string? _title;
    private string _kind = "";
    private MeshHealth _health;
    private MeshRatesView? _rates;

    [Parameter, EditorRequired]
    public MeshGraphView Graph { get; set; } = null!;

    [Parameter, EditorRequired]
    public MeshLook Look { get; set; } = null!;

    [CascadingParameter]
    private IReadOnlyList<DomainView> Domains { get; set; } = [];

    [Parameter]
    public MeshDetailView? Detail { get; set; }

    private IReadOnlyList<MeshEdgeView> Wrong =>
        [.. Graph.Edges.Where(edge => edge.Health is MeshHealth.Degraded or MeshHealth.Failing).OrderByDescending(edge => edge.Rates.ErrorShare).Take(Listed)];

    private IReadOnlyList<MeshEdgeView> Slowest =>
        [.. Graph.Edges.Where(edge => edge.Rates.P95Ms is not null).OrderByDescending(edge => edge.Rates.P95Ms).Take(Listed)];

    private IReadOnlyList<MeshEdgeView> Inbound => [.. Graph.Edges.Where(edge => edge.To == _node!.Id)];

    private IReadOnlyList<MeshEdgeView> Outbound => [.. Graph.Edges.Where(edge => edge.From == _node!.Id)];

    private string TracesHref => _node is not null ? new TracesLook(_node.Name).Href() : new TracesLook(NodeOf(Edge!.From).Name, NodeOf(Edge.To).Name).Href();

    private MeshEdgeView? Edge => Graph.Edges.FirstOrDefault(edge => edge.Id == Look.Edge);

    protected override void OnParametersSet()
    {
        _node = Graph.Nodes.FirstOrDefault(node => node.Id == Look.Node);
        (_title, _kind, _health, _rates) = (_node, Edge) switch
        {
            ({ } node, _) => (MeshWords.Title(node, Look.By), MeshWords.Kind(node, Domains), node.Health, node.Inbound.Requests > 0 ? node.Inbound : node.Outbound),
            (null, { } edge) => ($"{MeshWords.Title(NodeOf(edge.From), Look.By)} → {MeshWords.Title(NodeOf(edge.To), Look.By)}", MeshWords.MutualTls(edge.Rates), edge.Health, edge.Rates),
            _ => (null, "", MeshHealth.Idle, (MeshRatesView?)null),
        };
    }

    private MeshNodeView NodeOf(string id) => Graph.Nodes.First(node => node.Id == id);

    /// <summary>Each edge weighed by its calls; null: no calls of which it could be told.</summary>
    private double? Share(Func<MeshEdgeView, double?> of)
    {
        var told = Graph.Edges.Where(edge => edge.Rates.Requests > 0 && of(edge) is not null).ToList();
        return told.Count == 0 ? null : told.Sum(edge => of(edge)!.Value * edge.Rates.Requests) / told.Sum(edge => edge.Rates.Requests);
    }
}
