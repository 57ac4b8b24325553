using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// Puts the rules of virtual services without hosts where others lead to them. As in Istio, a rule that is led to asks all that both ask, and is left out
/// where it asks for less than the rule that leads to it; what it does not say itself is as that rule says. One level only.
/// </summary>
internal static class Delegation
{
    public static IReadOnlyList<VirtualService> Resolve(MeshObjects objects)
    {
        var led = objects.VirtualServices.Where(service => service.Hosts.Count == 0).ToList();
        var used = new HashSet<VirtualService>(ReferenceEqualityComparer.Instance);
        var placed = new HashSet<HttpRule>(ReferenceEqualityComparer.Instance);
        var roots = objects.VirtualServices.Where(service => service.Hosts.Count > 0).Select(service => service.Rules.Any(rule => rule.Delegate is not null)
            ? service with { Rules = [.. service.Rules.SelectMany(rule => rule.Delegate is null ? [rule] : Follow(service, rule, rule.Delegate))] }
            : service).ToList();
        foreach (var service in led.Where(service => !used.Contains(service)))
        {
            objects.Problems.Add(service.HostsSource.Problem("is required: the hosts these rules apply to, or \"*\". Only a virtual service that another's delegate names has none"));
        }
        foreach (var rule in used.SelectMany(service => service.Rules).Where(rule => !placed.Contains(rule)))
        {
            objects.Problems.Add(rule.Source!.Problem("asks for less than every rule that leads to it, or for something else, so it would never be used: match within what those match"));
        }
        return roots;

        IEnumerable<HttpRule> Follow(VirtualService service, HttpRule rule, DelegateReference to)
        {
            if (led.Find(other => other.Name == to.Name && other.Namespace == (to.Namespace ?? service.Namespace)) is not { } target)
            {
                objects.Problems.Add(to.Source.Problem($"no virtual service without hosts is called '{to.Name}' in namespace '{to.Namespace ?? service.Namespace}'"));
                return [];
            }
            used.Add(target);
            return target.Rules.Select(inner => Placed(rule, inner)).OfType<HttpRule>();
        }

        HttpRule? Placed(HttpRule rule, HttpRule inner)
        {
            if (inner.Delegate is { } further)
            {
                objects.Problems.Add(further.Source.Problem("leads on from a virtual service that is led to itself: one level is all there is"));
                placed.Add(inner);
                return null;
            }
            if (MatchMerge.Of(rule.Matches, inner.Matches) is not { } matches)
            {
                return null;
            }
            placed.Add(inner);
            return inner with
            {
                Matches = matches,
                Name = rule.Name is not null && inner.Name is not null ? $"{rule.Name}-{inner.Name}" : inner.Name ?? rule.Name,
                Rewrite = inner.Rewrite ?? (inner.Destinations.Count > 0 ? rule.Rewrite : null),
                Timeout = inner.Timeout ?? rule.Timeout,
                Retries = inner.Retries ?? rule.Retries,
                Fault = inner.Fault ?? rule.Fault,
                Mirrors = inner.Mirrors.Count > 0 ? inner.Mirrors : rule.Mirrors,
                Cors = inner.Cors ?? rule.Cors,
                Headers = inner.Headers == HeaderOperations.None ? rule.Headers : inner.Headers,
            };
        }
    }
}
