using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Virtual services as routes of the Gateway API, where it can say the same; where it cannot, that is a problem and not another route.</summary>
internal static class RouteManifests
{
    public const string Group = "gateway.networking.k8s.io";

    /// <summary>Of a gateway by the specification.</summary>
    private const int MostRules = 16;

    private const string SubsetHeader = "x-portal-subset";

    /// <param name="edge">What is exported.</param>
    /// <param name="settings">What of the cluster.</param>
    /// <param name="filter">What asks the portal, where the route itself says it.</param>
    /// <param name="followsPortal">Routes are chosen anew after the portal has named the subset: then it is that subset that answers.</param>
    public static IEnumerable<Manifest> OfEdge(EdgeModel edge, ExportSettings settings, ObjectNode? filter, bool followsPortal)
    {
        RouteOrder.Check(edge, MeshGateways.Partners);
        foreach (var service in edge.Services.Where(service => service.Gateways.Contains(MeshGateways.Partners)))
        {
            var rules = EdgeRule.Of(service, MeshGateways.Partners).SelectMany(rule => Rules(edge, settings, rule, filter, followsPortal)).ToList();
            yield return Route(edge, service, service.Name, Map(("name", MeshGateways.Partners)), HostNames(service), rules);
        }
    }

    /// <summary>For calls between services (GAMMA): the parent is the service that is called.</summary>
    public static IEnumerable<Manifest> OfMesh(EdgeModel edge, ExportSettings settings)
    {
        RouteOrder.Check(edge, MeshGateways.Mesh);
        foreach (var service in edge.Services.Where(service => service.Gateways.Contains(MeshGateways.Mesh)))
        {
            var rules = EdgeRule.Of(service, MeshGateways.Mesh).SelectMany(rule => Rules(edge, settings, rule, null, followsPortal: false)).ToList();
            foreach (var host in service.Hosts)
            {
                var called = Backend.Read(host, service, edge, "hosts");
                yield return Route(edge, service, $"{service.Name}-to-{called.Name}", Map(("group", ""), ("kind", "Service"), ("name", called.Name), ("namespace", called.Elsewhere)), [], rules);
            }
        }
    }

    private static Manifest Route(EdgeModel edge, VirtualService service, string name, ObjectNode parent, IReadOnlyList<string> hosts, List<ObjectNode> rules)
    {
        if (rules.Count > MostRules)
        {
            edge.Problems.Add(service.Source.Problem($"comes to {rules.Count} rules, and a route of the Gateway API has at most {MostRules}: make several virtual services of it").ToString());
        }
        return Manifest.Of(
            $"routes/{service.Namespace}.{name}.yaml",
            $"{Group}/v1",
            "HTTPRoute",
            (name, service.Namespace),
            ("spec", Map(("parentRefs", List(parent)), ("hostnames", hosts.Count == 0 ? null : Texts(hosts)), ("rules", List(rules)))));
    }

    private static IReadOnlyList<string> HostNames(VirtualService service) => service.Hosts.Contains("*") ? [] : [.. service.Hosts.Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<ObjectNode> Rules(EdgeModel edge, ExportSettings settings, EdgeRule rule, ObjectNode? filter, bool followsPortal)
    {
        LeftOut.Tell(edge, rule);
        var destinations = rule.Rule.Destinations.Select(to => (To: to, Backend: Backend.Read(to.Host, rule.Service, edge, "route") with { Subset = to.Subset })).ToList();
        var match = RouteMatches.Of(edge, rule);
        yield return Rule([match], [.. destinations.Select(destination => Reference(destination.Backend, settings, destinations.Count == 1 ? null : destination.To.Weight))]);
        if (!followsPortal || destinations.Count == 1)
        {
            yield break;
        }
        // The portal throws the dice too: where it has named a subset, that one answers and no other.
        foreach (var (to, backend) in destinations.Where(destination => destination.To is { Subset: not null, Weight: > 0 }))
        {
            yield return Rule([RouteMatches.WithHeader(match, SubsetHeader, to.Subset!)], [Reference(backend, settings, null)]);
        }

        ObjectNode Rule(ObjectNode[] matches, ObjectNode[] backends) => Map(
            ("matches", matches is [{ Count: 0 }] ? null : List(matches)),
            ("filters", filter is null ? null : List(filter)),
            ("backendRefs", List(backends)),
            ("timeouts", rule.Rule.Timeout is { } timeout ? Map(("request", Words(timeout))) : null));
    }

    private static ObjectNode Reference(Backend backend, ExportSettings settings, int? weight) => Map(
        ("name", backend.Service), ("namespace", backend.Elsewhere), ("port", settings.ServicePort), ("weight", weight is { } share ? share : default(ManifestValue)));

    /// <summary>As the Gateway API writes durations: <c>1m30s</c>, <c>250ms</c>.</summary>
    private static string Words(TimeSpan time)
    {
        var (whole, rest) = ((long)time.TotalHours, time);
        (long Count, string Unit)[] parts = [(whole, "h"), (rest.Minutes, "m"), (rest.Seconds, "s"), (rest.Milliseconds, "ms")];
        var words = string.Concat(parts.Where(part => part.Count > 0).Select(part => part.Count.ToString(CultureInfo.InvariantCulture) + part.Unit));
        return words.Length == 0 ? "1ms" : words;
    }
}
