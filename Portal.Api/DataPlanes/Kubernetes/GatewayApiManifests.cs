using Portal.Api.Contracts.Nodes;
using Portal.Api.Mesh;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Any gateway of the Gateway API asks the portal: routes carry the ExternalAuth filter, which is of its experimental channel. Envoy's gateways ask the same question.</summary>
internal static class GatewayApiManifests
{
    public static IEnumerable<Manifest> Of(EdgeModel edge, ExportSettings settings) =>
    [
        .. Gateways(edge, settings),
        .. RouteManifests.OfEdge(edge, settings, Filter(settings), followsPortal: false),
        .. RouteManifests.OfMesh(edge, settings),
        .. SubsetServices.Of(edge, settings, MeshGateways.Partners, MeshGateways.Mesh),
        Grant(edge, settings, RouteManifests.Group, "HTTPRoute"),
    ];

    public static IEnumerable<Manifest> Gateways(EdgeModel edge, ExportSettings settings) => edge.NamespacesOf(MeshGateways.Partners).Select(home => Manifest.Of(
        $"edge/gateway.{home}.yaml",
        $"{RouteManifests.Group}/v1",
        "Gateway",
        (MeshGateways.Partners, home),
        ("spec", Map(
            ("gatewayClassName", settings.GatewayClass),
            ("listeners", List(Map(
                ("name", "http"), ("port", 80), ("protocol", "HTTP"), ("allowedRoutes", Map(("namespaces", Map(("from", "Same"))))))))))));

    /// <summary>Lets what asks refer to the portal's service, which lives in another namespace.</summary>
    public static Manifest Grant(EdgeModel edge, ExportSettings settings, string group, string kind) => Manifest.Of(
        "portal/reference-grant.yaml",
        $"{RouteManifests.Group}/v1beta1",
        "ReferenceGrant",
        (PortalManifests.ControlService, settings.Namespace),
        ("spec", Map(
            ("from", List(edge.NamespacesOf(MeshGateways.Partners).Select(home => Map(("group", group), ("kind", kind), ("namespace", home))))),
            ("to", List(Map(("group", ""), ("kind", "Service"), ("name", PortalManifests.ControlService)))))));

    private static ObjectNode Filter(ExportSettings settings) => Map(
        ("type", "ExternalAuth"),
        ("externalAuth", Map(
            ("protocol", "GRPC"),
            ("backendRef", Map(("name", PortalManifests.ControlService), ("namespace", settings.Namespace), ("port", PortalManifests.GrpcPort))),
            // Empty: all headers.
            ("grpc", Map()))));
}
