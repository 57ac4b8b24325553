using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh;

/// <summary>What the virtual services in force say of a call.</summary>
internal sealed class MeshRoutes(MeshFiles files)
{
    private const string VersionLabel = "version";

    /// <summary>Where the call is to go; null: no virtual service speaks for it, or none of their rules matches. Nothing is sent.</summary>
    public MeshChoice? Choose(string gateway, WorkloadIdentity source, string authority, string method, string target, IHeaderDictionary headers) =>
        Find(gateway, source, authority, method, target, headers, out _) is { } route && route.Pick(Random.Shared.NextDouble()) is var destination
            ? new MeshChoice(route.VirtualService, destination.Host, destination.Subset, VersionOf(destination))
            : null;

    /// <param name="target">Path and query, normalised.</param>
    /// <param name="governed">Virtual services speak for this host.</param>
    public CompiledRoute? Find(
        string gateway, WorkloadIdentity source, string authority, string method, string target, IHeaderDictionary headers, out bool governed)
    {
        var path = target.AsSpan();
        var query = new RouteQuery
        {
            Gateway = gateway,
            Host = HostName.Service(authority.AsSpan()),
            Method = method,
            Path = path.IndexOf('?') is var mark && mark < 0 ? path : path[..mark],
            Headers = headers,
            SourceLabels = source.Labels,
        };
        return files.Table.Find(query, out governed);
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
