namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>The data plane that a cluster has and that is to ask the portal.</summary>
internal enum KubernetesTarget
{
    /// <summary>Virtual services as they are, and Istio's own way to ask.</summary>
    Istio,

    /// <summary>Any implementation of the Gateway API that knows the ExternalAuth filter.</summary>
    GatewayApi,

    /// <summary>Gateway API routes, and Envoy Gateway's own policies.</summary>
    EnvoyGateway,
}
