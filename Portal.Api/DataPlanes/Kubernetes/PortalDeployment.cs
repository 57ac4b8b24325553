using System.Globalization;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Two processes on one data folder, which is why they share a machine: each can go while the other answers.</summary>
internal static class PortalDeployment
{
    /// <summary>Until nobody sends new calls here: the endpoint has to go from every proxy first.</summary>
    private const int LeaveSeconds = 10;

    /// <summary>Longer than leaving, and than what the host waits for calls on their way (30 s).</summary>
    private const int GraceSeconds = 60;

    /// <summary>The user that .NET's images have for programs.</summary>
    private const int User = 1654;

    private const string Secrets = "portal-secrets";

    public static Manifest Of(ExportSettings settings) => Manifest.Of("portal/deployment.yaml", "apps/v1", "Deployment", (PortalManifests.Name, settings.Namespace), ("spec", Map(
        ("replicas", 2),
        ("selector", Map(("matchLabels", PortalManifests.Selector()))),
        ("strategy", Map(("type", "RollingUpdate"), ("rollingUpdate", Map(("maxSurge", 1), ("maxUnavailable", 0))))),
        ("template", Map(
            ("metadata", Map(("labels", Map([.. PortalManifests.Selector().Members.Select(label => (label.Name, (ManifestValue)label.Value)), ("sidecar.istio.io/inject", "false")])))),
            ("spec", Pod(settings)))))));

    private static ObjectNode Pod(ExportSettings settings) => Map(
        ("serviceAccountName", PortalManifests.Name),
        ("automountServiceAccountToken", false),
        // A service called portal would put PORTAL_... into the environment, where settings are read from.
        ("enableServiceLinks", false),
        ("terminationGracePeriodSeconds", GraceSeconds),
        ("affinity", Map(("podAffinity", Map(("requiredDuringSchedulingIgnoredDuringExecution", List(Map(
            ("topologyKey", "kubernetes.io/hostname"),
            ("labelSelector", Map(("matchLabels", PortalManifests.Selector())))))))))),
        ("securityContext", Map(
            ("runAsNonRoot", true),
            ("runAsUser", User),
            ("runAsGroup", User),
            ("fsGroup", User),
            ("fsGroupChangePolicy", "OnRootMismatch"),
            ("seccompProfile", Map(("type", "RuntimeDefault"))))),
        ("containers", List(Container(settings))),
        ("volumes", List(
            Map(("name", "data"), ("persistentVolumeClaim", Map(("claimName", PortalManifests.Name)))),
            Map(("name", "mesh"), ("configMap", Map(("name", Kustomization.MeshConfigMap)))),
            Map(("name", "tmp"), ("emptyDir", Map(("sizeLimit", "1Gi")))))));

    private static ObjectNode Container(ExportSettings settings) => Map(
        ("name", PortalManifests.Name),
        ("image", settings.Image),
        ("env", List(Environment(settings))),
        // Settings that are secrets, by their names: Bootstrap__AdminToken, Mail__Password.
        ("envFrom", List(Map(("secretRef", Map(("name", Secrets)))))),
        ("ports", List(
            Map(("name", "http"), ("containerPort", PortalManifests.PagesPort)),
            Map(("name", "http-control"), ("containerPort", PortalManifests.HttpPort)),
            Map(("name", "grpc-control"), ("containerPort", PortalManifests.GrpcPort)))),
        ("startupProbe", Probe("/health/live", period: 2, failures: 60)),
        ("livenessProbe", Probe("/health/live", period: 10, failures: 3)),
        ("readinessProbe", Probe("/health/ready", period: 2, failures: 2)),
        ("lifecycle", Map(("preStop", Map(("exec", Map(("command", Texts("sleep", LeaveSeconds.ToString(CultureInfo.InvariantCulture))))))))),
        ("resources", Map(
            ("requests", Map(("cpu", "250m"), ("memory", "384Mi"))),
            ("limits", Map(("memory", "1Gi"))))),
        ("securityContext", Map(
            ("allowPrivilegeEscalation", false),
            ("readOnlyRootFilesystem", true),
            ("capabilities", Map(("drop", Texts("ALL")))))),
        ("volumeMounts", List(
            Map(("name", "data"), ("mountPath", "/data")),
            Map(("name", "mesh"), ("mountPath", "/mesh"), ("readOnly", true)),
            Map(("name", "tmp"), ("mountPath", "/tmp")))));

    private static IEnumerable<ObjectNode> Environment(ExportSettings settings)
    {
        (string Name, string? Value)[] known =
        [
            ("Control__GrpcUrl", $"http://0.0.0.0:{PortalManifests.GrpcPort}"),
            ("Control__Url", $"http://0.0.0.0:{PortalManifests.HttpPort}"),
            ("DOTNET_EnableDiagnostics", "0"),
            ("Data__Path", "/data"),
            ("Gateway__PublicUrl", settings.GatewayUrl),
            ("Mesh__Path", "/mesh"),
            ("Portal__PublicUrl", settings.PortalUrl),
            ("Portal__Url", $"http://0.0.0.0:{PortalManifests.PagesPort}"),
            ("Roles", "portal,control"),
        ];
        return known.Where(one => one.Value is not null).Select(one => Map(("name", one.Name), ("value", one.Value)));
    }

    private static ObjectNode Probe(string path, int period, int failures) => Map(
        ("httpGet", Map(("path", path), ("port", "http"))), ("periodSeconds", period), ("timeoutSeconds", 2), ("failureThreshold", failures));
}
