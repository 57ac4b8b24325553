using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>A service of the cluster that a rule leads to, or that is called.</summary>
/// <param name="Elsewhere">Its namespace, where that is another than the rule's own.</param>
internal sealed record Backend(string Name, string? Elsewhere)
{
    private const string ClusterSuffix = ".svc.cluster.local";

    public string? Subset { get; init; }

    /// <summary>A subset of a service is a service of its own to the Gateway API.</summary>
    public string Service => Subset is null ? Name : $"{Name}-{Subset}";

    public static Backend Read(string host, VirtualService service, EdgeModel edge, string field)
    {
        var name = HostName.Service(host);
        if (name.Contains('.', StringComparison.Ordinal) || name.Contains('*', StringComparison.Ordinal))
        {
            edge.Problems.Add((service.Source.Problem(
                $"'{host}' is no service of the cluster, which is what a route of the Gateway API leads to: name a service, such as one of type ExternalName") with { Field = $"spec.{field}" }).ToString());
        }
        var home = host.EndsWith(ClusterSuffix, StringComparison.OrdinalIgnoreCase) && host.Split('.') is [_, var other, ..] ? other : service.Namespace;
        return new Backend(name, home == service.Namespace ? null : home);
    }
}
