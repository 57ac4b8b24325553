using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Routing;

/// <summary>A host and the labels of a subset of it. Its turn among the instances is kept here, so that subsets do not disturb each other.</summary>
internal sealed class CompiledDestination(string host, string? subset, KeyValuePair<string, string>[] labels, int weight)
{
    public string Host => host;

    public string? Subset => subset;

    public KeyValuePair<string, string>[] Labels => labels;

    public int Weight => weight;

    public RoundRobin Turn { get; } = new();
}
