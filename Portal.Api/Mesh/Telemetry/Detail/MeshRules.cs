using Portal.Api.Mesh.GatewayApi;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Policy;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Telemetry.Detail;

/// <summary>What the configuration in force says of some workloads and the services they answer for.</summary>
internal sealed class MeshRules(MeshConfiguration configuration)
{
    /// <summary>Virtual services and HTTPRoutes that are bound to one of the hosts or lead to it, and destination rules of it.</summary>
    public IReadOnlyList<MeshRuleView> Routes(IReadOnlyCollection<string> hosts) =>
    [
        .. configuration.Objects.VirtualServices.Where(service => service.Hosts.Concat(service.Rules.SelectMany(LedTo)).Any(host => IsOneOf(hosts, host)))
            .Select(service => new MeshRuleView("VirtualService", service.Name, Where(service.Source), [.. service.Rules.SelectMany((rule, index) => Words(service.Gateways, service.Rules.Count, rule, index))])),
        .. configuration.Objects.HttpRoutes.Where(route => ServicesOf(route).Concat(route.Rules.SelectMany(LedTo)).Any(host => IsOneOf(hosts, host)))
            .Select(route => new MeshRuleView("HTTPRoute", route.Name, Where(route.Source), [.. route.Rules.SelectMany((rule, index) => Words(GatewaysOf(route), route.Rules.Count, rule, index))])),
        .. configuration.Objects.DestinationRules.Where(rule => IsOneOf(hosts, rule.Host))
            .Select(rule => new MeshRuleView("DestinationRule", rule.Name, Where(rule.Source), [.. rule.Subsets.Select(subset => $"subset {subset.Name}: {Labels(subset.Labels)}")])),
    ];

    public IReadOnlyList<MeshRuleView> Policies(IReadOnlyCollection<WorkloadIdentity> workloads) =>
    [
        .. workloads.Select(configuration.Policies.ModeOf).Distinct()
            .Select(mode => new MeshRuleView("PeerAuthentication", mode is PeerMode.Strict ? "strict" : "permissive", "", [mode is PeerMode.Strict ? "only by mutual TLS" : "also without mutual TLS"])),
        .. configuration.Objects.AuthorizationPolicies.Where(policy => workloads.Any(workload => PolicyTable.Selects(policy, workload)))
            .Select(policy => new MeshRuleView("AuthorizationPolicy", policy.Name, Where(policy.Source), [.. Words(policy)])),
    ];

    private static bool IsOneOf(IReadOnlyCollection<string> hosts, string host) => hosts.Contains(HostName.Service(host), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whose callers inside the mesh it routes (GAMMA).</summary>
    private static IEnumerable<string> ServicesOf(HttpRoute route) => route.Parents.Where(parent => parent.IsService).Select(parent => parent.Name);

    private static IEnumerable<string> GatewaysOf(HttpRoute route) => route.Parents.Select(parent => parent.IsService ? MeshGateways.Mesh : parent.Name).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> LedTo(HttpRule rule) =>
        rule.Destinations.Select(destination => destination.Host).Concat(rule.Mirrors.Select(mirror => mirror.Host));

    private static IEnumerable<string> Words(IEnumerable<string> bound, int rules, HttpRule rule, int index)
    {
        var gateways = string.Join(" and ", bound);
        return (rule.Matches.Count == 0 ? [HttpMatch.Anything] : rule.Matches)
            .Select(match => $"{RuleWords.Of(index, rules, match, gateways)} → {string.Join(", ", Actions(rule))}");
    }

    private static IEnumerable<string> Actions(HttpRule rule)
    {
        foreach (var destination in rule.Destinations)
        {
            yield return $"{HostName.Service(destination.Host)}{(destination.Subset is null ? "" : $" {destination.Subset}")}{(rule.Destinations.Count > 1 ? $" {destination.Weight}" : "")}";
        }
        (string Words, bool Holds)[] others =
        [
            ("redirect", rule.Redirect is not null),
            ("an answer of its own", rule.DirectResponse is not null),
            ($"as {rule.Delegate?.Name} says", rule.Delegate is not null),
            ($"timeout {rule.Timeout?.TotalSeconds:0.###} s", rule.Timeout is not null),
            (rule.Retries?.Attempts is 1 ? "1 retry" : $"{rule.Retries?.Attempts} retries", rule.Retries is not null),
            ("with faults", rule.Fault is not null),
            ($"mirrored to {string.Join(" and ", rule.Mirrors.Select(mirror => HostName.Service(mirror.Host)))}", rule.Mirrors.Count > 0),
        ];
        foreach (var (words, _) in others.Where(other => other.Holds))
        {
            yield return words;
        }
    }

    private static IEnumerable<string> Words(AuthorizationPolicy policy)
    {
        var action = policy.Action switch { PolicyAction.Allow => "allows", PolicyAction.Deny => "denies", _ => $"leaves to {policy.Provider}" };
        return policy.Rules.Count == 0
            ? [$"{action} nothing"]
            : policy.Rules.Select(rule => $"{action} {Who(rule)} {What(rule)}{(rule.When.Count > 0 ? $" when {string.Join(" and ", rule.When.Select(condition => condition.Key))}" : "")}");
    }

    private static string Who(PolicyRule rule)
    {
        var who = rule.From.SelectMany(from => from.Principals.Concat(from.Namespaces).Concat(from.IpBlocks)).ToList();
        return who.Count == 0 ? "whoever calls" : string.Join(" or ", who);
    }

    private static string What(PolicyRule rule)
    {
        var what = rule.To.Select(to => string.Join(' ', to.Methods.Concat(to.Paths).Concat(to.Hosts))).Where(words => words.Length > 0).ToList();
        return what.Count == 0 ? "everything" : string.Join(" or ", what);
    }

    private static string Labels(IReadOnlyDictionary<string, string> labels) => string.Join(", ", labels.Select(label => $"{label.Key}={label.Value}"));

    private static string Where(FileSpot spot) => $"{spot.File}:{spot.Line}";
}
