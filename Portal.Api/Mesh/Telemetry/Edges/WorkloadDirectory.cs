using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>What is known of workloads by their names.</summary>
internal sealed class WorkloadDirectory(IEnumerable<MeshMembers> members, WorkloadRegistry registry)
{
    private const string App = "app";
    private const string Version = "version";

    /// <summary>All that have an instance, each once.</summary>
    public IReadOnlyList<WorkloadIdentity> Running() =>
        [.. Instances().Select(instance => instance.Identity!).DistinctBy(workload => (workload.Domain, workload.Workload))];

    public bool HasService(string host) => registry.Find(host) is not null;

    /// <summary>Hosts that a workload answers for.</summary>
    public IReadOnlyList<string> HostsOf(string workload) =>
        [.. Instances().Where(instance => instance.Identity!.Workload == workload).Select(instance => instance.Host).Distinct()];

    /// <summary>Of those that answer for a host, the first.</summary>
    public WorkloadIdentity? Behind(string host) => registry.Find(host)?.Instances.FirstOrDefault(instance => instance.Identity is not null)?.Identity;

    public EdgeWorkloads Of(EdgeKey edge) =>
        new(NamesOf(edge.Source, edge.SourceDomain), edge is { Workload: { } workload, Domain: { } domain } ? NamesOf(workload, domain, edge.Version) : null);

    public static WorkloadNames NamesOf(WorkloadIdentity workload) =>
        new(workload.Labels.GetValueOrDefault(App, workload.Workload), workload.Labels.GetValueOrDefault(Version));

    private WorkloadNames NamesOf(string workload, string domain, string? version = null) =>
        Running().Concat(members.SelectMany(some => some.Workloads)).FirstOrDefault(known => known.Workload == workload && known.Domain == domain) is { } identity ? NamesOf(identity) : new WorkloadNames(workload, version);

    private IEnumerable<WorkloadInstance> Instances() => registry.Services.SelectMany(service => service.Instances).Where(instance => instance.Identity is not null);
}
