using Portal.Api.Contracts.Nodes;
using Portal.Api.Mesh;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>The portal itself, with the roles portal and control, and what keeps it private and there.</summary>
internal static class PortalManifests
{
    public const string Name = "portal";
    public const string ControlService = "portal-control";
    public const int PagesPort = 5080;
    public const int HttpPort = 5082;
    public const int GrpcPort = 5083;

    /// <summary>How long a data plane waits for a decision.</summary>
    public const string Patience = "0.2s";

    public static IEnumerable<Manifest> Of(EdgeModel edge, ExportSettings settings) =>
    [
        Manifest.Of("portal/namespace.yaml", "v1", "Namespace", (settings.Namespace, null)),
        Manifest.Of("portal/service-account.yaml", "v1", "ServiceAccount", (Name, settings.Namespace), ("automountServiceAccountToken", false)),
        Manifest.Of("portal/volume-claim.yaml", "v1", "PersistentVolumeClaim", (Name, settings.Namespace), ("spec", Map(
            ("accessModes", Texts("ReadWriteOnce")),
            ("resources", Map(("requests", Map(("storage", "10Gi")))))))),
        PortalDeployment.Of(settings),
        Service("portal/service.yaml", Name, settings, Port("http", PagesPort, "http")),
        Service("portal/control-service.yaml", ControlService, settings, Port("http-control", HttpPort, "http"), Port("grpc-control", GrpcPort, "kubernetes.io/h2c")),
        Manifest.Of("portal/disruption-budget.yaml", "policy/v1", "PodDisruptionBudget", (Name, settings.Namespace), ("spec", Map(
            ("minAvailable", 1),
            ("selector", Map(("matchLabels", Selector())))))),
        NetworkPolicy(edge, settings),
    ];

    public static ObjectNode Selector() => Map(("app.kubernetes.io/name", "travelz-portal"));

    private static Manifest Service(string path, string name, ExportSettings settings, params ObjectNode[] ports) =>
        Manifest.Of(path, "v1", "Service", (name, settings.Namespace), ("spec", Map(("selector", Selector()), ("ports", List(ports)))));

    private static ObjectNode Port(string name, int port, string protocol) => Map(("name", name), ("port", port), ("targetPort", name), ("appProtocol", protocol));

    /// <summary>Whoever reaches the control ports can ask in anybody's name: only the proxies of the edge do.</summary>
    private static Manifest NetworkPolicy(EdgeModel edge, ExportSettings settings)
    {
        IReadOnlyList<string> homes = settings.EdgeNamespace is { } home ? [home] : edge.NamespacesOf(MeshGateways.Partners);
        return Manifest.Of("portal/network-policy.yaml", "networking.k8s.io/v1", "NetworkPolicy", (Name, settings.Namespace), ("spec", Map(
            ("podSelector", Map(("matchLabels", Selector()))),
            ("policyTypes", Texts("Ingress")),
            ("ingress", List(
                Map(("ports", List(Open("http")))),
                Map(
                    ("from", List(homes.Select(name => Map(("namespaceSelector", Map(("matchLabels", Map(("kubernetes.io/metadata.name", name))))))))),
                    ("ports", List(Open("http-control"), Open("grpc-control")))))))));
    }

    private static ObjectNode Open(string port) => Map(("protocol", "TCP"), ("port", port));
}
