namespace Portal.Api.Mesh.Workloads;

/// <summary>Workloads that want a sidecar for their outbound calls. Registered before the mesh starts.</summary>
internal sealed record MeshMembers(IReadOnlyList<WorkloadIdentity> Workloads)
{
    /// <summary>Those that other processes may run too.</summary>
    public IReadOnlyList<JoinableWorkload> Joinable { get; init; } = [];
}

/// <summary>A workload and the host by which others call it.</summary>
internal sealed record JoinableWorkload(string Host, WorkloadIdentity Identity);
