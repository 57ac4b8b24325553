using Portal.Api.Catalog.Definition;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>
/// The manifests that make a cluster's own mesh or gateway ask this portal: a pure function of the catalogue's files, the mesh's files and what
/// neither says of the cluster. The same input makes the same bytes.
/// </summary>
internal static class KubernetesExport
{
    public static ExportResult Make(CatalogFiles catalog, IReadOnlyList<MeshFile> mesh, ExportSettings settings)
    {
        var edge = EdgeReader.Read(catalog, mesh);
        if (settings.Target is not KubernetesTarget.Istio)
        {
            LeftOut.Tell(edge);
        }
        IEnumerable<Manifest> manifests =
        [
            .. settings.Target switch
            {
                KubernetesTarget.Istio => IstioManifests.Of(edge, settings),
                KubernetesTarget.GatewayApi => GatewayApiManifests.Of(edge, settings),
                _ => EnvoyGatewayManifests.Of(edge, settings),
            },
            .. PortalManifests.Of(edge, settings),
            .. mesh.Select(file => Manifest.Text($"{Kustomization.Mesh}/{file.Name}", file.Text, isResource: settings.Target is KubernetesTarget.Istio)),
        ];
        var sorted = manifests.OrderBy(manifest => manifest.Path, StringComparer.Ordinal).ToList();
        // What is not right is all told together, and then nothing is written.
        return edge.Problems.Count > 0
            ? new ExportResult([], [.. edge.Problems.Distinct()], [])
            : new ExportResult([.. sorted, Kustomization.Of(sorted, settings)], [], [.. edge.Remarks]);
    }
}

/// <summary>Either files, with what their reader should know, or what has to be mended first.</summary>
internal sealed record ExportResult(IReadOnlyList<Manifest> Files, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks);
