namespace Portal.Api.Mesh.Workloads;

/// <summary>Workloads that want a sidecar for their outbound calls. Registered before the mesh starts.</summary>
internal sealed record MeshMembers(IReadOnlyList<WorkloadIdentity> Workloads);
