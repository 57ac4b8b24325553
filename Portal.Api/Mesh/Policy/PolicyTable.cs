using System.Runtime.CompilerServices;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Policy;

/// <summary>
/// PeerAuthentication and AuthorizationPolicy, compiled and swapped whole. Istio's order: CUSTOM, then DENY, then ALLOW; where ALLOW
/// policies select a workload and none matches, the call is refused. Policies of the root namespace are for all namespaces.
/// </summary>
internal sealed class PolicyTable(IReadOnlyList<PeerAuthentication> peers, IReadOnlyList<AuthorizationPolicy> policies)
{
    public const string RootNamespace = "istio-system";

    public static readonly PolicyTable Empty = new([], []);

    private readonly CompiledPolicy[] _compiled = [.. policies.Select(policy => new CompiledPolicy(policy))];

    // What is said of a workload is put together when it is first asked about, and goes when the workload does.
    private readonly ConditionalWeakTable<WorkloadIdentity, WorkloadPolicies> _byWorkload = [];

    /// <summary>Of the workload's own policy, else its namespace's, else the mesh's; Istio's default is PERMISSIVE.</summary>
    public PeerMode ModeOf(WorkloadIdentity workload) => Of(workload).Mode;

    /// <summary>The provider that a CUSTOM policy has the call decided by, and the policy's name; null: none.</summary>
    public (string Provider, string Policy)? ProviderOf(WorkloadIdentity workload, in InboundQuery query) => Of(workload).ProviderOf(query);

    /// <summary>DENY and ALLOW.</summary>
    public PolicyVerdict Decide(WorkloadIdentity workload, in InboundQuery query) => Of(workload).Decide(query);

    private WorkloadPolicies Of(WorkloadIdentity workload) =>
        _byWorkload.TryGetValue(workload, out var known) ? known : _byWorkload.GetValue(workload, Select);

    private WorkloadPolicies Select(WorkloadIdentity workload) =>
        new(Mode(workload), Selected(workload, PolicyAction.Custom), Selected(workload, PolicyAction.Deny), Selected(workload, PolicyAction.Allow));

    private CompiledPolicy[] Selected(WorkloadIdentity workload, PolicyAction action) =>
        [.. policies.Index().Where(one => one.Item.Action == action && Selects(one.Item, workload)).Select(one => _compiled[one.Index])];

    /// <summary>It speaks of this workload.</summary>
    public static bool Selects(AuthorizationPolicy policy, WorkloadIdentity workload) =>
        (policy.Namespace == workload.Domain || policy.Namespace == RootNamespace) && Has(workload, policy.Selector);

    /// <summary>A selector reaches no further than its namespace here. Of several of one kind the first counts.</summary>
    private PeerMode Mode(WorkloadIdentity workload)
    {
        var own = peers.FirstOrDefault(peer => peer.Selector.Count > 0 && peer.Namespace == workload.Domain && Has(workload, peer.Selector));
        var ofNamespace = peers.FirstOrDefault(peer => peer.Selector.Count == 0 && peer.Namespace == workload.Domain);
        var ofMesh = peers.FirstOrDefault(peer => peer.Selector.Count == 0 && peer.Namespace == RootNamespace);
        return (own ?? ofNamespace ?? ofMesh)?.Mode ?? PeerMode.Permissive;
    }

    private static bool Has(WorkloadIdentity workload, IReadOnlyDictionary<string, string> selector) =>
        selector.All(label => workload.Labels.GetValueOrDefault(label.Key) == label.Value);
}
