using Portal.Api.Mesh;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.DataPlanes;

/// <summary>
/// Who sends a call, in the words of virtual services. A proved identity (<c>spiffe://domain/ns/travel-agency/sa/voyages</c>) is a workload
/// inside the mesh; without one the call came in from outside, by the gateway that partners use.
/// </summary>
internal sealed class DataPlaneCallers(IEnumerable<MeshMembers> members)
{
    private static readonly WorkloadIdentity Edge = new("gateway", "edge", new Dictionary<string, string>());

    private readonly Dictionary<string, WorkloadIdentity> _known = members.SelectMany(some => some.Workloads).DistinctBy(workload => workload.Workload)
        .ToDictionary(workload => workload.Workload, StringComparer.Ordinal);

    public static bool AreInside(string principal) => principal.StartsWith("spiffe://", StringComparison.Ordinal);

    public (string Gateway, WorkloadIdentity Source) Of(string? principal) =>
        principal is null ? (MeshGateways.Partners, Edge) : (MeshGateways.Mesh, Workload(principal));

    private WorkloadIdentity Workload(string principal)
    {
        var parts = principal.Split('/');
        var name = After(parts, "sa") ?? principal;
        return _known.TryGetValue(name, out var known)
            ? known
            : new WorkloadIdentity(name, After(parts, "ns") ?? "", new Dictionary<string, string> { ["app"] = name });
    }

    private static string? After(string[] parts, string word) => Array.IndexOf(parts, word) is >= 0 and var at && at + 1 < parts.Length ? parts[at + 1] : null;
}
