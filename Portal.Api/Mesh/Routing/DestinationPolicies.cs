using System.Collections.Concurrent;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// What DestinationRules say, by host: of the rule for exactly that host, else of the one with the longest suffix (<c>*.example.com</c>), else of <c>*</c>.
/// A wildcard of the cluster (<c>*.local</c>, <c>*.travel-agency.svc.cluster.local</c>) means every service of the mesh.
/// </summary>
internal sealed class DestinationPolicies
{
    /// <summary>A service that is called without a port is called on this one.</summary>
    private const int UsualPort = 80;

    private readonly Dictionary<string, List<DestinationRule>> _byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, CompiledDestination> _whole = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Host, string Subset), CompiledDestination> _parts = new();

    private readonly IReadOnlyList<DestinationRule> _rules;

    public DestinationPolicies(IReadOnlyList<DestinationRule> all, List<MeshProblem> problems)
    {
        _rules = all;
        foreach (var rule in all)
        {
            var host = KeyOf(rule.Host);
            if (!_byHost.TryGetValue(host, out var rules))
            {
                _byHost[host] = rules = [];
            }
            Check(rule, rules, problems);
            rules.Add(rule);
        }
    }

    public bool AreOf(IReadOnlyList<DestinationRule> rules) => _rules.SequenceEqual(rules, ReferenceEqualityComparer.Instance);

    /// <summary>Null labels: no rule defines the subset.</summary>
    public (KeyValuePair<string, string>[]? Labels, TrafficPolicy Policy) Find(string host, string? subset, int? port)
    {
        var rules = RulesOf(host);
        if (subset is null)
        {
            var rule = rules.Find(rule => rule.HasPolicy);
            return ([], rule is null ? TrafficPolicy.Default : rule.PortPolicies.GetValueOrDefault(port ?? UsualPort, rule.Policy));
        }
        var found = rules.SelectMany(rule => rule.Subsets).FirstOrDefault(known => known.Name == subset);
        return found is null ? (null, TrafficPolicy.Default) : ([.. found.Labels], found.PortPolicies.GetValueOrDefault(port ?? UsualPort, found.Policy));
    }

    /// <summary>All instances of a service that is called without a virtual service.</summary>
    public CompiledDestination Whole(string host) =>
        _whole.GetOrAdd(host, static (host, policies) => new CompiledDestination(host, null, [], 1) { Policy = policies.Find(host, null, null).Policy }, this);

    /// <summary>One subset, chosen by name; null: no rule defines it.</summary>
    public CompiledDestination? Part(string host, string subset)
    {
        if (_parts.TryGetValue((host, subset), out var known))
        {
            return known;
        }
        var (labels, policy) = Find(host, subset, null);
        return labels is null ? null : _parts.GetOrAdd((host, subset), new CompiledDestination(host, subset, labels, 1) { Policy = policy });
    }

    public IReadOnlyList<string> SubsetsOf(string host) => [.. RulesOf(host).SelectMany(rule => rule.Subsets).Select(subset => subset.Name)];

    private List<DestinationRule> RulesOf(string host)
    {
        if (_byHost.TryGetValue(host, out var rules))
        {
            return rules;
        }
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_byHost.TryGetValue("*" + host[dot..], out rules))
            {
                return rules;
            }
        }
        return (!host.Contains('.', StringComparison.Ordinal) && _byHost.TryGetValue("*.local", out rules)) || _byHost.TryGetValue("*", out rules) ? rules : [];
    }

    private static string KeyOf(string host) =>
        host.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) ? "*.local" : HostName.Service(host);

    private static void Check(DestinationRule rule, List<DestinationRule> others, List<MeshProblem> problems)
    {
        foreach (var subset in rule.Subsets.Where(subset => others.Exists(other => other.Subsets.Any(known => known.Name == subset.Name))))
        {
            problems.Add(rule.Source.Problem($"subset '{subset.Name}' of host '{rule.Host}' is defined by another DestinationRule too"));
        }
        if (rule.HasPolicy && others.Exists(other => other.HasPolicy))
        {
            problems.Add(rule.Source.Problem($"host '{rule.Host}' has a trafficPolicy by another DestinationRule too"));
        }
    }
}
