namespace Portal.Api.Mesh.Workloads;

/// <summary>The outbound sidecar of each workload: all of the mesh that a workload knows. Filled when the mesh has started.</summary>
internal sealed class SidecarAddresses
{
    private volatile IReadOnlyDictionary<string, Uri> _byWorkload = new Dictionary<string, Uri>();

    public Uri? For(string workload) => _byWorkload.GetValueOrDefault(workload);

    public void Set(IReadOnlyDictionary<string, Uri> byWorkload) => _byWorkload = byWorkload;
}
