using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>A process that has joined, for as long as it is heard of: what it runs, and its calls that the guard has let through and that have not ended.</summary>
internal sealed class MemberLease(string id, string name, string checkKey, IReadOnlyList<JoinableWorkload> workloads, WorkloadInstance[] instances) : IDisposable
{
    private readonly Lock _gate = new();
    private long _lastReport;

    public string Id => id;

    public string Name => name;

    /// <summary>What it shows when it asks the guard.</summary>
    public string CheckKey => checkKey;

    public WorkloadInstance[] Instances => instances;

    public OpenCalls Calls { get; } = new();

    /// <summary>The connection by which it follows.</summary>
    public string? Line { get; set; }

    /// <summary>It ends the calls that it has, and gets no more.</summary>
    public bool IsDraining { get; set; }

    /// <summary>Ends it when it is not heard of.</summary>
    public ITimer? Timer { get; set; }

    public JoinableWorkload? Find(string domain, string workload) =>
        workloads.FirstOrDefault(one => one.Identity.Domain == domain && one.Identity.Workload == workload);

    public bool RunsAny(string workload) => workloads.Any(one => one.Identity.Workload == workload);

    public bool Runs(string? domain, string? workload) => domain is not null && workload is not null && Find(domain, workload) is not null;

    /// <summary>False: this report was taken before. Whoever had no answer tells it again under its number.</summary>
    public bool Takes(long report)
    {
        lock (_gate)
        {
            var isNew = report > _lastReport;
            _lastReport = Math.Max(_lastReport, report);
            return isNew;
        }
    }

    public void Dispose() => Timer?.Dispose();
}
