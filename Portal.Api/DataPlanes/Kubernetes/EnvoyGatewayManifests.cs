using Portal.Api.Mesh;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Envoy Gateway asks the portal about everything that its gateway takes, and chooses the route anew by the subset that the portal has named.</summary>
internal static class EnvoyGatewayManifests
{
    private const string Version = "gateway.envoyproxy.io/v1alpha1";

    public static IEnumerable<Manifest> Of(EdgeModel edge, ExportSettings settings)
    {
        if (edge.RulesOf(MeshGateways.Mesh).Any())
        {
            edge.Remarks.Add($"Virtual services bound to '{MeshGateways.Mesh}' are for calls between services, which Envoy Gateway does not carry; the portal still answers by them.");
        }
        return
        [
            .. GatewayApiManifests.Gateways(edge, settings),
            .. RouteManifests.OfEdge(edge, settings, filter: null, followsPortal: true),
            .. SubsetServices.Of(edge, settings, MeshGateways.Partners),
            .. edge.NamespacesOf(MeshGateways.Partners).SelectMany(home => (Manifest[])[Security(home, settings), Reading(home)]),
            GatewayApiManifests.Grant(edge, settings, "gateway.envoyproxy.io", "SecurityPolicy"),
        ];
    }

    private static Manifest Security(string home, ExportSettings settings) => Manifest.Of(
        $"edge/security-policy.{home}.yaml",
        Version,
        "SecurityPolicy",
        ("travelz-portal", home),
        ("spec", Map(
            ("targetRefs", List(Target())),
            ("extAuth", Map(
                ("grpc", Map(("backendRefs", List(Map(("name", PortalManifests.ControlService), ("namespace", settings.Namespace), ("port", PortalManifests.GrpcPort)))))),
                ("timeout", "200ms"),
                ("failOpen", false),
                ("recomputeRoute", true))))));

    /// <summary>Path and headers are read one way, here and at the portal and at the services.</summary>
    private static Manifest Reading(string home) => Manifest.Of(
        $"edge/client-traffic-policy.{home}.yaml",
        Version,
        "ClientTrafficPolicy",
        ("travelz-portal", home),
        ("spec", Map(
            ("targetRefs", List(Target())),
            ("path", Map(("escapedSlashesAction", "RejectRequest"), ("disableMergeSlashes", false))),
            ("headers", Map(("withUnderscoresAction", "DropHeader"))))));

    private static Contracts.Nodes.ObjectNode Target() => Map(("group", RouteManifests.Group), ("kind", "Gateway"), ("name", MeshGateways.Partners));
}
