namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>Leaves out of a graph what was not asked for.</summary>
internal static class GraphFilter
{
    public static MeshGraphView Apply(MeshGraphView graph, GraphQuestion question)
    {
        var nodes = graph.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        bool IsMeant(MeshNodeView node) =>
            (question.Domain is null || node.Domain == question.Domain)
            && (question.Search is null || $"{node.Name} {node.Version}".Contains(question.Search, StringComparison.OrdinalIgnoreCase));
        bool IsWrong(MeshHealth health) => !question.OnlyErrors || health is MeshHealth.Degraded or MeshHealth.Failing;

        var edges = graph.Edges.Where(edge => IsWrong(edge.Health) && (IsMeant(nodes[edge.From]) || IsMeant(nodes[edge.To]))).ToList();
        var ends = edges.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet(StringComparer.Ordinal);
        return graph with
        {
            Nodes = [.. graph.Nodes.Where(node => ends.Contains(node.Id) || (IsMeant(node) && IsWrong(node.Health)))],
            Edges = edges,
        };
    }
}
