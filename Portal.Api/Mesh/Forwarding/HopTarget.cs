using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Who sends to which instance, and how connections between them are made.</summary>
internal sealed record HopTarget(WorkloadIdentity Source, WorkloadInstance Instance, TrafficPolicy Policy)
{
    public ConnectionPool Pool => Policy.Pool;

    /// <summary>As Istio's auto mTLS: with whoever has an identity, unless a DestinationRule says otherwise.</summary>
    public bool IsMutualTls => Policy.Tls is TlsMode.IstioMutual && Instance.Identity is not null;
}
