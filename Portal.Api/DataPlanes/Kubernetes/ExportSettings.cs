namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>What the catalogue and the mesh files do not say of a cluster.</summary>
internal sealed record ExportSettings(KubernetesTarget Target)
{
    /// <summary>Where the portal runs.</summary>
    public string Namespace { get; init; } = "travelz";

    public string Image { get; init; } = "travelz-portal";

    /// <summary>Where the proxies of the edge run; null: beside the gateway.</summary>
    public string? EdgeNamespace { get; init; } = Target switch
    {
        KubernetesTarget.Istio => "istio-system",
        KubernetesTarget.EnvoyGateway => "envoy-gateway-system",
        _ => null,
    };

    /// <summary>Who implements the gateway.</summary>
    public string GatewayClass { get; init; } = Target is KubernetesTarget.EnvoyGateway ? "eg" : "travelz";

    /// <summary>Of the services behind the gateway. Virtual services leave it out, routes of the Gateway API have to say it.</summary>
    public int ServicePort { get; init; } = 80;

    /// <summary>The address that people know the portal by; null: links in mail begin with where it listens.</summary>
    public string? PortalUrl { get; init; }

    /// <summary>The address that clients know the edge by, for samples.</summary>
    public string? GatewayUrl { get; init; }

    /// <summary>Istio only: routes are chosen anew once the portal has added its headers.</summary>
    public bool ClearRouteCache { get; init; }
}
