using Portal.Api.Mesh.Istio;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>A service for each subset that a rule leads to: what a DestinationRule says in Istio.</summary>
internal static class SubsetServices
{
    public static IEnumerable<Manifest> Of(EdgeModel edge, ExportSettings settings, params IReadOnlyList<string> gateways) =>
        edge.Services.Where(service => service.Gateways.Any(gateways.Contains))
            .SelectMany(service => service.Rules.SelectMany(rule => rule.Destinations).Where(to => to.Subset is not null)
                .Select(to => Backend.Read(to.Host, service, edge, "route") with { Subset = to.Subset })
                .Select(backend => (Home: backend.Elsewhere ?? service.Namespace, backend.Name, Subset: backend.Subset!)))
            .Distinct()
            .Select(found => Service(found.Home, found.Name, LabelsOf(edge, found.Name, found.Subset), settings, $"{found.Name}-{found.Subset}"));

    private static Manifest Service(string home, string app, IReadOnlyDictionary<string, string> labels, ExportSettings settings, string name) => Manifest.Of(
        $"services/{home}.{name}.yaml",
        "v1",
        "Service",
        (name, home),
        ("spec", Map(
            // The label that Istio too knows a service's workloads by.
            ("selector", Map([new("app", app), .. labels.Where(label => label.Key != "app")])),
            ("ports", List(Map(("name", "http"), ("port", settings.ServicePort), ("targetPort", settings.ServicePort), ("appProtocol", "http")))))));

    private static IReadOnlyDictionary<string, string> LabelsOf(EdgeModel edge, string host, string subset) =>
        edge.Destinations.Where(rule => Mesh.Routing.HostName.Service(rule.Host) == host).SelectMany(rule => rule.Subsets).FirstOrDefault(one => one.Name == subset)?.Labels
        ?? new Dictionary<string, string>();
}
