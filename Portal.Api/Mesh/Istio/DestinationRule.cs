namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's DestinationRule, as far as this mesh executes it: the subsets of a host, by label.</summary>
internal sealed record DestinationRule(string Name, string Host, IReadOnlyList<Subset> Subsets, FileSpot Source);

internal sealed record Subset(string Name, IReadOnlyDictionary<string, string> Labels);
