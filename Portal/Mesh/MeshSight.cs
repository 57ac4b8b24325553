using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Detail;
using Portal.Api.Mesh.Telemetry.Graph;

namespace Portal.Mesh;

/// <summary>What a reader sees of the mesh: for the page and for the piece of it that is renewed.</summary>
internal sealed class MeshSight(MeshGraphQueries graphs, MeshDetailQueries details)
{
    /// <summary>Null: nothing, since it is not for this reader.</summary>
    public (MeshGraphView Graph, MeshDetailView? Detail)? Of(Actor reader, MeshLook look)
    {
        if (graphs.Read(reader, look.ToQuestion()) is not { IsRefused: false, Value: var graph })
        {
            return null;
        }
        var detail = graph.Nodes.FirstOrDefault(node => node.Id == look.Node) is { } node ? details.OfNode(reader, graph, node).Value
            : graph.Edges.FirstOrDefault(edge => edge.Id == look.Edge) is { } edge ? details.OfEdge(reader, graph, edge).Value
            : null;
        return (graph, detail);
    }

    public IReadOnlyList<string> Domains(Actor reader) => Of(reader, node => node.Domain);

    public IReadOnlyList<string> Workloads(Actor reader) => Of(reader, node => node.Name);

    private IReadOnlyList<string> Of(Actor reader, Func<MeshNodeView, string?> word) =>
        graphs.Read(reader, new GraphQuestion()) is { IsRefused: false, Value: var whole } ? [.. whole.Nodes.Select(word).OfType<string>().Distinct().Order(StringComparer.Ordinal)] : [];
}
