using System.Collections.Frozen;
using Portal.Api.Mesh.GatewayApi;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// Makes the table out of what the files say. Virtual services that share a gateway and a host are one list there, in the order of
/// the files, as Istio merges them; HTTPRoutes come after them, in the order that the Gateway API has for all of them together. A subset
/// that nothing defines is a problem, not a route that never answers.
/// </summary>
internal sealed class RouteCompiler
{
    private readonly MeshObjects _objects;
    private readonly RouteTable _before;
    private readonly DestinationPolicies _policies;
    private readonly GatewayHosts _gateways;
    private readonly Dictionary<string, Dictionary<string, List<CompiledRoute>>> _byGateway = [];
    private readonly Dictionary<VirtualService, ServiceRoutes> _services = new(ReferenceEqualityComparer.Instance);

    private RouteCompiler(MeshObjects objects, RouteTable before)
    {
        _objects = objects;
        _before = before;
        _policies = before.Destinations.AreOf(objects.DestinationRules) ? before.Destinations : new DestinationPolicies(objects.DestinationRules, objects.Problems);
        _gateways = new GatewayHosts(objects);
    }

    /// <param name="objects">What the files say; problems are added to it.</param>
    /// <param name="before">The table in force. What did not change is taken from it, with the turns and calls under way that are counted there.</param>
    public static RouteTable Compile(MeshObjects objects, RouteTable? before = null)
    {
        var compiler = new RouteCompiler(objects, before ?? RouteTable.Empty);
        foreach (var service in Delegation.Resolve(objects))
        {
            compiler.Add(service);
        }
        compiler.AddHttpRoutes();
        return new RouteTable(
            compiler._byGateway.ToFrozenDictionary(pair => pair.Key, pair => new HostRoutes(pair.Value, compiler._before.Of(pair.Key))), compiler._policies, compiler._services);
    }

    private void Add(VirtualService service)
    {
        var compiled = _before.Destinations == _policies && _before.Services.TryGetValue(service, out var same) ? same : Compile(service);
        _services[service] = compiled;
        var added = new HashSet<(string Gateway, string Host)>();
        foreach (var written in service.Hosts)
        {
            var host = HostName.Service(written);
            var isTaken = false;
            foreach (var (gateway, routes) in compiled.ByGateway)
            {
                if (_gateways.Takes(gateway, written))
                {
                    // Made even when no rule applies: the virtual service then speaks for its hosts and answers 404.
                    var all = Routes(gateway, host);
                    if (added.Add((gateway, host)))
                    {
                        all.AddRange(routes);
                    }
                    isTaken = true;
                }
            }
            if (!isTaken)
            {
                _objects.Problems.Add(service.HostsSource.Problem($"'{written}' is not among the hosts of {string.Join(" or ", service.Gateways)}, so nobody could call it there"));
            }
        }
    }

    private ServiceRoutes Compile(VirtualService service)
    {
        var rules = service.Rules.Select((rule, index) => Rule(service.Name, index, service.Rules.Count, rule)).ToArray();
        return new ServiceRoutes([.. service.Gateways.Distinct().Select(gateway => (gateway, rules.SelectMany(rule => (rule.Rule.Matches.Count == 0 ? [HttpMatch.Anything] : rule.Rule.Matches)
            .Where(match => match.Gateways.Count == 0 || match.Gateways.Contains(gateway))
            .Select(match => new CompiledRoute(rule, match, gateway))).ToArray()))]);
    }

    private void AddHttpRoutes()
    {
        var all = _objects.HttpRoutes.SelectMany(route =>
        {
            var rules = route.Rules.Select((rule, index) => Rule(route.Name, index, route.Rules.Count, rule)).ToArray();
            return route.Parents.SelectMany(parent => rules.SelectMany(rule => Matches(route, parent, rule.Rule).Select(match => (Route: route, Parent: parent, Rule: rule, Match: match))));
        });
        // Sorting is stable: what is equal stays in the order of its list. A route of callers comes before one of the service they call.
        foreach (var (route, parent, rule, match) in all.OrderBy(one => one.Match.SourceNamespace is null).ThenByPrecedence(one => (one.Route, one.Match)))
        {
            var gateway = parent.IsService ? MeshGateways.Mesh : parent.Name;
            IEnumerable<string> hosts = parent.IsService ? [parent.Name] : route.Hostnames.Count == 0 ? ["*"] : route.Hostnames;
            var compiled = new CompiledRoute(rule, match, gateway);
            foreach (var host in hosts.Where(host => _gateways.Takes(gateway, host)))
            {
                Routes(gateway, HostName.Service(host)).Add(compiled);
            }
        }
    }

    /// <summary>A route that lives in another namespace than the service is for callers of that namespace.</summary>
    private static IEnumerable<HttpMatch> Matches(HttpRoute route, HttpRouteParent parent, HttpRule rule) =>
        (rule.Matches.Count == 0 ? [HttpMatch.Anything with { Uri = new StringMatch.PathPrefix("/") }] : rule.Matches).Select(match => match with
        {
            Port = parent.Port,
            SourceNamespace = parent.IsService && parent.Namespace != route.Namespace ? route.Namespace : null,
        });

    private RouteRule Rule(string name, int index, int count, HttpRule rule) => new(name, index, count, rule, [.. rule.Destinations.Select(Destination)])
    {
        Mirrors = [.. rule.Mirrors.Select(mirror => new CompiledMirror(
            Destination(new WeightedDestination(mirror.Host, mirror.Subset, 1, mirror.Source) { Port = mirror.Port }), mirror.Percentage))],
    };

    private CompiledDestination Destination(WeightedDestination to)
    {
        var (labels, policy) = Resolve(to.Host, to.Subset, to.Port, to.Source);
        return new CompiledDestination(HostName.Service(to.Host), to.Subset, labels, to.Weight) { Port = to.Port, Policy = policy, Headers = to.Headers };
    }

    private (KeyValuePair<string, string>[] Labels, TrafficPolicy Policy) Resolve(string host, string? subset, int? port, FileSpot spot)
    {
        var (labels, policy) = _policies.Find(HostName.Service(host), subset, port);
        if (labels is null)
        {
            _objects.Problems.Add(spot.Problem($"no DestinationRule defines a subset '{subset}' of host '{host}'"));
        }
        return (labels ?? [], policy);
    }

    private List<CompiledRoute> Routes(string gateway, string host)
    {
        if (!_byGateway.TryGetValue(gateway, out var hosts))
        {
            _byGateway[gateway] = hosts = new Dictionary<string, List<CompiledRoute>>(StringComparer.OrdinalIgnoreCase);
        }
        if (!hosts.TryGetValue(host, out var routes))
        {
            hosts[host] = routes = [];
        }
        return routes;
    }
}
