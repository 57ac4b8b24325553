using System.Collections.Frozen;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// Makes the table out of what the files say. Virtual services that share a gateway and a host are one list there, in the order of
/// the files, as Istio merges them. A subset that nothing defines is a problem, not a route that never answers.
/// </summary>
internal static class RouteCompiler
{
    public static RouteTable Compile(MeshObjects objects)
    {
        var byGateway = new Dictionary<string, Dictionary<string, List<CompiledRoute>>>();
        var subsets = Subsets(objects);
        foreach (var service in objects.VirtualServices)
        {
            for (var rule = 0; rule < service.Rules.Count; rule++)
            {
                Add(service, rule, [.. service.Rules[rule].Destinations.Select(to => Destination(to, subsets, objects.Problems))], byGateway);
            }
        }
        return new RouteTable(byGateway.ToFrozenDictionary(pair => pair.Key, pair => new HostRoutes(pair.Value)));
    }

    private static void Add(VirtualService service, int rule, CompiledDestination[] destinations, Dictionary<string, Dictionary<string, List<CompiledRoute>>> byGateway)
    {
        var matches = service.Rules[rule].Matches;
        foreach (var gateway in service.Gateways.Distinct())
        {
            // Made even when no rule applies: the virtual service then speaks for its hosts and answers 404.
            var hosts = Child(byGateway, gateway);
            foreach (var host in service.Hosts.Select(HostName.Service).Distinct())
            {
                var routes = Child(hosts, host);
                foreach (var match in matches.Count == 0 ? [HttpMatch.Anything] : matches)
                {
                    if (match.Gateways.Count == 0 || match.Gateways.Contains(gateway))
                    {
                        routes.Add(new CompiledRoute(service, rule, match, gateway, destinations));
                    }
                }
            }
        }
    }

    private static CompiledDestination Destination(
        WeightedDestination to,
        Dictionary<(string Host, string Subset), KeyValuePair<string, string>[]> subsets,
        List<MeshProblem> problems)
    {
        var host = HostName.Service(to.Host);
        if (to.Subset is null)
        {
            return new CompiledDestination(host, null, [], to.Weight);
        }
        if (!subsets.TryGetValue((host, to.Subset), out var labels))
        {
            problems.Add(to.Source.Problem($"no DestinationRule defines a subset '{to.Subset}' of host '{to.Host}'"));
        }
        return new CompiledDestination(host, to.Subset, labels ?? [], to.Weight);
    }

    private static Dictionary<(string Host, string Subset), KeyValuePair<string, string>[]> Subsets(MeshObjects objects)
    {
        var subsets = new Dictionary<(string, string), KeyValuePair<string, string>[]>();
        foreach (var rule in objects.DestinationRules)
        {
            foreach (var subset in rule.Subsets)
            {
                if (!subsets.TryAdd((HostName.Service(rule.Host), subset.Name), [.. subset.Labels]))
                {
                    objects.Problems.Add(rule.Source.Problem($"subset '{subset.Name}' of host '{rule.Host}' is defined by another DestinationRule too"));
                }
            }
        }
        return subsets;
    }

    private static TValue Child<TValue>(Dictionary<string, TValue> parent, string key)
        where TValue : new()
    {
        if (!parent.TryGetValue(key, out var child))
        {
            parent[key] = child = new TValue();
        }
        return child;
    }
}
