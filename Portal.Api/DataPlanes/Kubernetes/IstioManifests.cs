using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Istio asks the portal. The virtual services are given to it as they are.</summary>
internal static class IstioManifests
{
    /// <summary>As the provider is called in the mesh's configuration and in the policy.</summary>
    public const string Provider = "travelz-portal";

    private const string Filter = "envoy.filters.http.ext_authz";

    public static IEnumerable<Manifest> Of(EdgeModel edge, ExportSettings settings)
    {
        // Where the mesh's files have one, it is among them.
        foreach (var home in edge.NamespacesOf(MeshGateways.Partners).Where(home => !edge.Objects.Gateways.Exists(gateway => gateway.Name == MeshGateways.Partners && gateway.Namespace == home)))
        {
            yield return Gateway(edge, home);
        }
        yield return Policy(edge, settings.EdgeNamespace!);
        yield return MeshConfiguration(settings);
        if (settings.ClearRouteCache)
        {
            yield return RouteCache(settings.EdgeNamespace!);
        }
    }

    private static Manifest Gateway(EdgeModel edge, string home)
    {
        var hosts = edge.Services.Where(service => service.Namespace == home && service.Gateways.Contains(MeshGateways.Partners)).SelectMany(service => service.Hosts).Distinct().ToList();
        return Manifest.Of(
            $"edge/gateway.{home}.yaml",
            "networking.istio.io/v1",
            "Gateway",
            (MeshGateways.Partners, home),
            ("spec", Map(
                ("selector", Selector()),
                ("servers", List(Map(
                    ("port", Map(("number", 80), ("name", "http"), ("protocol", "HTTP"))),
                    ("hosts", Texts(hosts.TrueForAll(host => host.Contains('.', StringComparison.Ordinal)) ? hosts.Order(StringComparer.Ordinal) : ["*"]))))))));
    }

    /// <summary>Asks about all that a route lets in, whatever the contracts say: what a contract does not have is refused by the portal, not let through.</summary>
    private static Manifest Policy(EdgeModel edge, string edgeNamespace)
    {
        var operations = edge.RulesOf(MeshGateways.Partners)
            .GroupBy(rule => string.Join(' ', HostsOf(rule.Service)), rule => rule, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Hosts: HostsOf(group.First().Service), Paths: PathsOf(group)))
            .ToList();
        var everything = operations.Exists(operation => operation is { Hosts: [], Paths: null });
        return Manifest.Of(
            "edge/authorization-policy.yaml",
            "security.istio.io/v1",
            "AuthorizationPolicy",
            ("travelz-portal", edgeNamespace),
            ("spec", Map(
                ("selector", Map(("matchLabels", Selector()))),
                ("action", "CUSTOM"),
                ("provider", Map(("name", Provider))),
                ("rules", List(everything ? Map() : Map(("to", List(operations.Select(operation => Map(("operation", Map(
                    ("hosts", operation.Hosts.Count == 0 ? null : Texts(operation.Hosts)),
                    ("paths", operation.Paths is null ? null : Texts(operation.Paths))))))))))))));
    }

    /// <summary>None: any. Istio compares the header, which may name a port, and knows one asterisk, at an end.</summary>
    private static IReadOnlyList<string> HostsOf(VirtualService service) =>
        service.Hosts.Any(host => host.StartsWith('*')) ? [] : [.. service.Hosts.SelectMany(host => (string[])[host, $"{host}:*"]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Null: any.</summary>
    private static IReadOnlyList<string>? PathsOf(IEnumerable<EdgeRule> rules)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            switch (rule.Match.Uri)
            {
                // Braces and asterisks would mean something there.
                case { Value: var path } when path.AsSpan().IndexOfAny('*', '{') >= 0:
                    return null;
                case StringMatch.Exact { Comparison: StringComparison.Ordinal } exact:
                    paths.Add(exact.Value);
                    break;
                case StringMatch.Prefix { Comparison: StringComparison.Ordinal } prefix:
                    paths.Add(prefix.Value + "*");
                    break;
                default:
                    return null;
            }
        }
        return [.. paths];
    }

    /// <summary>The mesh's own configuration is its administrator's: this is what to add to it.</summary>
    private static Manifest MeshConfiguration(ExportSettings settings) => Manifest.Document(
        "admin/mesh-config.yaml",
        Map(("meshConfig", Map(
            ("extensionProviders", List(Map(
                ("name", Provider),
                ("envoyExtAuthzGrpc", Map(
                    ("service", $"{PortalManifests.ControlService}.{settings.Namespace}.svc.cluster.local"),
                    ("port", PortalManifests.GrpcPort),
                    ("timeout", PortalManifests.Patience),
                    ("failOpen", false),
                    ("statusOnError", "503")))))),
            // The path is read one way, here and at the portal.
            ("pathNormalization", Map(("normalization", "MERGE_SLASHES")))))),
        isResource: false);

    /// <summary>Istio has no setting for it. Merged into the filter that the policy makes.</summary>
    private static Manifest RouteCache(string edgeNamespace) => Manifest.Of(
        "edge/envoy-filter.yaml",
        "networking.istio.io/v1alpha3",
        "EnvoyFilter",
        ("travelz-portal-clear-route-cache", edgeNamespace),
        ("spec", Map(
            ("workloadSelector", Map(("labels", Selector()))),
            ("configPatches", List(Map(
                ("applyTo", "HTTP_FILTER"),
                ("match", Map(
                    ("context", "GATEWAY"),
                    ("listener", Map(("filterChain", Map(("filter", Map(
                        ("name", "envoy.filters.network.http_connection_manager"),
                        ("subFilter", Map(("name", Filter))))))))))),
                ("patch", Map(
                    ("operation", "MERGE"),
                    ("value", Map(
                        ("name", Filter),
                        ("typed_config", Map(
                            ("@type", "type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz"),
                            ("clear_route_cache", true)))))))))))));

    private static Contracts.Nodes.ObjectNode Selector() => Map(("istio", "ingressgateway"));
}
