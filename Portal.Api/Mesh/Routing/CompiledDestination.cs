using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Routing;

/// <summary>A host and the labels of a subset of it. Its turn among the instances is kept here, so that subsets do not disturb each other.</summary>
internal sealed class CompiledDestination(string host, string? subset, KeyValuePair<string, string>[] labels, int weight)
{
    public string Host => host;

    public string? Subset => subset;

    public KeyValuePair<string, string>[] Labels => labels;

    public int Weight => weight;

    public int? Port { get; init; }

    public TrafficPolicy Policy { get; init; } = TrafficPolicy.Default;

    /// <summary>Changes for this destination alone, after those of its rule.</summary>
    public HeaderOperations Headers { get; init; } = HeaderOperations.None;

    public RoundRobin Turn { get; } = new();

    /// <summary>One for all calls, however many are the first at once.</summary>
    public DestinationLoad Load => field ?? Interlocked.CompareExchange(ref field, new DestinationLoad(Policy.Pool), null) ?? field;
}
