using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Policy;

/// <summary>An AuthorizationPolicy with what it says when one of its rules matches.</summary>
internal sealed class CompiledPolicy(AuthorizationPolicy policy)
{
    private readonly CompiledRule[] _rules = [.. policy.Rules.Select(rule => new CompiledRule(rule))];
    private readonly PolicyVerdict[] _verdicts = [.. policy.Rules.Select((_, index) => new PolicyVerdict(
        policy.Action is not PolicyAction.Deny,
        policy.Name,
        $"{(policy.Action is PolicyAction.Deny ? "refused" : "let in")} by rule {index + 1} of {policy.Rules.Count} of policy {policy.Namespace}/{policy.Name} ({policy.Action.ToString().ToUpperInvariant()})"))];

    public string Name => policy.Name;

    public string FullName => $"{policy.Namespace}/{policy.Name}";

    /// <summary>Of CUSTOM: who decides, and the policy that says so.</summary>
    public (string Provider, string Policy) Provider { get; } = (policy.Provider ?? "", policy.Name);

    /// <summary>Null: no rule matches.</summary>
    public PolicyVerdict? Decide(in InboundQuery query)
    {
        for (var rule = 0; rule < _rules.Length; rule++)
        {
            if (_rules[rule].Matches(query))
            {
                return _verdicts[rule];
            }
        }
        return null;
    }
}
