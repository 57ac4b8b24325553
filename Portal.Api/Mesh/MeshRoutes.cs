using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh;

/// <summary>What the virtual services in force say of a call.</summary>
internal sealed class MeshRoutes(MeshFiles files)
{
    private const string VersionLabel = "version";

    /// <summary>Where the call is to go; null: no virtual service speaks for it, none of their rules matches, or the one that does answers by itself. Nothing is sent.</summary>
    public MeshChoice? Choose(string gateway, WorkloadIdentity source, string authority, string method, string target, IHeaderDictionary headers) =>
        Find(gateway, source, authority, method, target, headers, out _) is { Leads: true } route && route.Pick(Random.Shared.NextDouble()) is var destination
            ? new MeshChoice(route.VirtualService, destination.Host, destination.Subset, VersionOf(destination))
            : null;

    /// <param name="gateway">The name that virtual services are bound to.</param>
    /// <param name="source">Who calls.</param>
    /// <param name="authority">As the caller wrote it.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="target">Path and query, normalised.</param>
    /// <param name="headers">The request's headers.</param>
    /// <param name="governed">Virtual services speak for this host.</param>
    /// <param name="scheme">http or https.</param>
    public CompiledRoute? Find(
        string gateway, WorkloadIdentity source, string authority, string method, string target, IHeaderDictionary headers, out bool governed, string scheme = "http") =>
        Find(files.Table, gateway, source, authority, method, target, headers, out governed, scheme);

    /// <summary>All instances of a service, as its DestinationRule has calls made to them.</summary>
    public CompiledDestination Whole(string service) => files.Table.Whole(service);

    /// <summary>A subset of a service; null: no DestinationRule defines it.</summary>
    public CompiledDestination? Part(string service, string subset) => files.Table.Part(service, subset);

    /// <summary>The subsets that DestinationRules define of a service.</summary>
    public IReadOnlyList<string> SubsetsOf(string service) => files.Table.SubsetsOf(service);

    internal static CompiledRoute? Find(
        RouteTable table, string gateway, WorkloadIdentity source, string authority, string method, string target, IHeaderDictionary headers, out bool governed, string scheme)
    {
        var path = target.AsSpan();
        var mark = path.IndexOf('?');
        var query = new RouteQuery
        {
            Gateway = gateway,
            Host = HostName.Service(authority.AsSpan()),
            Authority = authority,
            Scheme = scheme,
            Method = method,
            Path = mark < 0 ? path : path[..mark],
            QueryString = mark < 0 ? [] : path[(mark + 1)..],
            Port = HostName.Port(authority) ?? (scheme == "https" ? 443 : 80),
            Headers = headers,
            SourceLabels = source.Labels,
            SourceNamespace = source.Domain,
        };
        return table.Find(query, out governed);
    }

    private static string? VersionOf(CompiledDestination destination)
    {
        foreach (var (name, value) in destination.Labels)
        {
            if (name == VersionLabel)
            {
                return value;
            }
        }
        return null;
    }
}

/// <summary>What was chosen for a call: by which virtual service, which service, and which of its subsets with the version that its labels name.</summary>
internal sealed record MeshChoice(string VirtualService, string Host, string? Subset, string? Version);
