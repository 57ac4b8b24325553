using Portal.Api.Mesh.Identity;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>What stands between the domains of the company, in the sidecar of the workload that is called.</summary>
internal interface IInterdomainGate
{
    /// <summary>
    /// Decides on a call from another domain, adds its steps to <see cref="InboundCall.Steps"/>, and lets <paramref name="next"/> answer, or answers
    /// itself. Keeps the record of the call, since only here it is known who sent it by which right.
    /// </summary>
    Task InvokeAsync(InboundCall call, RequestDelegate next);
}

/// <summary>A call at an inbound sidecar. <see cref="Peer"/> is null without mutual TLS.</summary>
internal sealed record InboundCall(HttpContext Context, SpiffeId? Peer, string Host, WorkloadIdentity Workload, List<HopStep> Steps)
{
    /// <summary>The AuthorizationPolicy (CUSTOM) that wants the guard asked even where the domains do not; null: none.</summary>
    public string? DemandedBy { get; init; }

    /// <summary>It comes from its own domain and nothing demands more, or from the edge, of whose calls the guard has been asked already.</summary>
    public bool NeedsNoLeave => Peer == Edge || (Peer?.Namespace == Workload.Domain && DemandedBy is null);

    private static SpiffeId Edge { get; } = SpiffeId.Of(MeshGateways.Edge);
}
