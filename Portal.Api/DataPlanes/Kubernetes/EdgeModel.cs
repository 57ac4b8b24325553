using Portal.Api.Mesh.Istio;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>What an export is made of: the rules of the edge and of the inside, the subsets they lead to, and the operations that the contracts have.</summary>
internal sealed class EdgeModel(IReadOnlyList<VirtualService> services, IReadOnlyList<DestinationRule> destinations, IReadOnlyList<EdgeOperation> operations)
{
    public IReadOnlyList<VirtualService> Services => services;

    public IReadOnlyList<DestinationRule> Destinations => destinations;

    /// <summary>All that stands in the mesh's files.</summary>
    public required MeshObjects Objects { get; init; }

    /// <summary>Of APIs that are called through the gateway.</summary>
    public IReadOnlyList<EdgeOperation> Operations => operations;

    /// <summary>What has to be mended before anything can be written.</summary>
    public List<string> Problems { get; } = [];

    public List<string> Remarks { get; } = [];

    /// <summary>Namespaces whose virtual services are bound to a gateway, sorted.</summary>
    public IReadOnlyList<string> NamespacesOf(string gateway) =>
        [.. services.Where(service => service.Gateways.Contains(gateway)).Select(service => service.Namespace).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<EdgeRule> RulesOf(string gateway) => services.SelectMany(service => EdgeRule.Of(service, gateway));
}

/// <summary>An operation of an API's contract.</summary>
/// <param name="Path">With a value in each place of its template.</param>
internal sealed record EdgeOperation(string Api, string Method, string Path);
