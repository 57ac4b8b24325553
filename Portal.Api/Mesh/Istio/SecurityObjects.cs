namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's PeerAuthentication: whether an inbound sidecar takes callers without a certificate of the mesh.</summary>
internal sealed record PeerAuthentication(string Name, string Namespace, IReadOnlyDictionary<string, string> Selector, PeerMode Mode, FileSpot Source);

internal enum PeerMode
{
    Permissive,
    Strict,
}

internal enum PolicyAction
{
    Custom,
    Deny,
    Allow,
}

/// <summary>Istio's AuthorizationPolicy. No rules: nothing matches (an ALLOW policy then lets nobody in). An empty rule matches everything.</summary>
internal sealed record AuthorizationPolicy(
    string Name, string Namespace, IReadOnlyDictionary<string, string> Selector, PolicyAction Action, IReadOnlyList<PolicyRule> Rules, FileSpot Source)
{
    /// <summary>Of CUSTOM: who decides.</summary>
    public string? Provider { get; init; }
}

/// <summary>Any of <see cref="From"/> and any of <see cref="To"/> and all of <see cref="When"/>; an empty list is not asked.</summary>
internal sealed record PolicyRule(IReadOnlyList<PolicySource> From, IReadOnlyList<PolicyOperation> To, IReadOnlyList<PolicyCondition> When);

/// <summary>All that are given. Values match exactly, by prefix (<c>abc*</c>), by suffix (<c>*abc</c>), or by presence (<c>*</c>).</summary>
internal sealed record PolicySource(
    IReadOnlyList<string> Principals, IReadOnlyList<string> NotPrincipals,
    IReadOnlyList<string> Namespaces, IReadOnlyList<string> NotNamespaces,
    IReadOnlyList<string> IpBlocks, IReadOnlyList<string> NotIpBlocks);

internal sealed record PolicyOperation(
    IReadOnlyList<string> Hosts, IReadOnlyList<string> NotHosts,
    IReadOnlyList<string> Methods, IReadOnlyList<string> NotMethods,
    IReadOnlyList<string> Paths, IReadOnlyList<string> NotPaths)
{
    public IReadOnlyList<string> Ports { get; init; } = [];

    public IReadOnlyList<string> NotPorts { get; init; } = [];
}

/// <summary><see cref="Key"/> such as <c>request.headers[x-tier]</c>, <c>source.principal</c>, <c>source.namespace</c>, <c>source.ip</c>, <c>destination.port</c>.</summary>
internal sealed record PolicyCondition(string Key, IReadOnlyList<string> Values, IReadOnlyList<string> NotValues);
