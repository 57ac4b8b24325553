namespace Portal.Api.Mesh.Joining;

/// <summary>Workloads as a log names them; written when it is.</summary>
internal readonly struct NameList(IEnumerable<WorkloadIdentity> workloads)
{
    public override string ToString() => string.Join(", ", workloads.Select(workload => workload.Workload));
}
