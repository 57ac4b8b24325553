using Portal.Api.Mesh.Telemetry.Edges;

namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>A node without its figures.</summary>
internal readonly record struct GraphNode(string Id, string Name, string? Domain, string? Version, MeshNodeKind Kind)
{
    /// <summary>Domain of the gateway, which is of no domain of the company.</summary>
    private const string Edge = "edge";

    public static GraphNode Source(EdgeSeries edge, GraphBy by) => edge.Key.Source == EdgeKey.Unknown
        ? Nowhere
        : Workload(edge.Key.Source, edge.Key.SourceDomain, edge.Workloads.Source, by);

    public static GraphNode Destination(EdgeSeries edge, GraphBy by, WorkloadDirectory workloads) => edge.Key switch
    {
        { Workload: { } workload, Domain: { } domain } => Workload(workload, domain, edge.Workloads.Destination!, by),
        { Service: EdgeKey.Unknown } => Nowhere,
        { IsOutside: true } => new GraphNode($"outside/{edge.Key.Service}", edge.Key.Service, null, edge.Key.Version, MeshNodeKind.Outside),
        // All of its versions are one node there, reached or not.
        _ when by == GraphBy.App && workloads.Behind(edge.Key.Service) is { } known => Workload(known.Workload, known.Domain, WorkloadDirectory.NamesOf(known), by),
        _ => Service(edge.Key.Service, workloads.Behind(edge.Key.Service)?.Domain),
    };

    public static GraphNode Of(WorkloadIdentity workload, GraphBy by) => Workload(workload.Workload, workload.Domain, WorkloadDirectory.NamesOf(workload), by);

    private static readonly GraphNode Nowhere = new(EdgeKey.Unknown, "no such service", null, null, MeshNodeKind.Unknown);

    private static GraphNode Service(string host, string? domain) => new($"{domain ?? "service"}/{host} service", host, domain, null, MeshNodeKind.Service);

    private static GraphNode Workload(string workload, string domain, WorkloadNames names, GraphBy by)
    {
        if (domain == Edge)
        {
            return new GraphNode($"{domain}/{workload}", workload, null, null, MeshNodeKind.Gateway);
        }
        var (name, version) = by switch
        {
            GraphBy.App => (names.App, null),
            GraphBy.VersionedApp => (names.App, names.Version),
            _ => (workload, names.Version),
        };
        return new GraphNode(by == GraphBy.VersionedApp ? $"{domain}/{name} {version}" : $"{domain}/{name}", name, domain, version, MeshNodeKind.Workload);
    }
}
