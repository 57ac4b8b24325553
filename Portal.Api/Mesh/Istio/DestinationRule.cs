namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's DestinationRule: how calls to a host are made, and its subsets by label.</summary>
internal sealed record DestinationRule(string Name, string Host, IReadOnlyList<Subset> Subsets, FileSpot Source)
{
    public string Namespace { get; init; } = "default";

    /// <summary>It says something of the host as a whole, not of its subsets alone.</summary>
    public bool HasPolicy { get; init; }

    public TrafficPolicy Policy { get; init; } = TrafficPolicy.Default;

    /// <summary>In the place of <see cref="Policy"/>, by port that is called.</summary>
    public IReadOnlyDictionary<int, TrafficPolicy> PortPolicies { get; init; } = new Dictionary<int, TrafficPolicy>();
}

/// <summary><see cref="Policy"/> is the rule's own with what the subset says in its place.</summary>
internal sealed record Subset(string Name, IReadOnlyDictionary<string, string> Labels)
{
    public TrafficPolicy Policy { get; init; } = TrafficPolicy.Default;

    public IReadOnlyDictionary<int, TrafficPolicy> PortPolicies { get; init; } = new Dictionary<int, TrafficPolicy>();
}
