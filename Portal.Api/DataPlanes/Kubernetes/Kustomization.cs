using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>The file that <c>kubectl apply -k</c> reads.</summary>
internal static class Kustomization
{
    /// <summary>Folder of the mesh files, which the portal reads too.</summary>
    public const string Mesh = "mesh";

    public const string MeshConfigMap = "portal-mesh";

    public static Manifest Of(IReadOnlyList<Manifest> manifests, ExportSettings settings) => Manifest.Document(
        "kustomization.yaml",
        Map(
            ("apiVersion", "kustomize.config.k8s.io/v1beta1"),
            ("kind", "Kustomization"),
            ("resources", Texts(manifests.Where(manifest => manifest.IsResource).Select(manifest => manifest.Path))),
            ("configMapGenerator", List(Map(
                ("name", MeshConfigMap),
                ("namespace", settings.Namespace),
                ("files", Texts(manifests.Where(manifest => manifest.Path.StartsWith($"{Mesh}/", StringComparison.Ordinal)).Select(manifest => manifest.Path))),
                // One name for ever: the portal takes a change without a restart.
                ("options", Map(("disableNameSuffixHash", true))))))),
        isResource: false);
}
