using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Policy;

/// <summary>All that the policies say of one workload.</summary>
internal sealed class WorkloadPolicies(PeerMode mode, CompiledPolicy[] custom, CompiledPolicy[] deny, CompiledPolicy[] allow)
{
    private readonly PolicyVerdict? _unmatched = allow.Length == 0
        ? null
        : new PolicyVerdict(false, allow[0].Name, $"no rule of {string.Join(", ", allow.Select(policy => policy.FullName))} (ALLOW) lets it in");

    public PeerMode Mode => mode;

    public (string Provider, string Policy)? ProviderOf(in InboundQuery query)
    {
        foreach (var policy in custom)
        {
            if (policy.Decide(query) is not null)
            {
                return policy.Provider;
            }
        }
        return null;
    }

    public PolicyVerdict Decide(in InboundQuery query)
    {
        foreach (var policy in deny)
        {
            if (policy.Decide(query) is { } refused)
            {
                return refused;
            }
        }
        foreach (var policy in allow)
        {
            if (policy.Decide(query) is { } allowed)
            {
                return allowed;
            }
        }
        return _unmatched ?? PolicyVerdict.Unasked;
    }
}
