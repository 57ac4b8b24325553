using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Travelz;

/// <summary>A service that answers: its instances, each with a server of its own, and the client they share.</summary>
internal sealed class RunningWorkload : IAsyncDisposable
{
    private readonly GuardedInstance[] _guarded;

    private RunningWorkload(IWorkload workload, WorkloadClient client, GuardedInstance[] guarded)
    {
        Workload = workload;
        Client = client;
        _guarded = guarded;
        Instances = [.. guarded.Select(one => one.Instance)];
    }

    public IWorkload Workload { get; }

    public WorkloadClient Client { get; }

    public WorkloadInstance[] Instances { get; }

    public static async Task<RunningWorkload> StartAsync(
        IWorkload workload, SidecarAddresses outbound, InboundSidecars inbound, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var name = workload.Identity.Workload;
        var sidecar = outbound.For(name) ?? throw new InvalidOperationException($"Workload {name} has no sidecar: it was not made known to the mesh.");
        var client = new WorkloadClient(name, sidecar, logs.CreateLogger<WorkloadClient>());
        var guarded = await Task.WhenAll(Enumerable.Range(1, workload.Instances).Select(number => inbound.StartAsync(
            workload.Host, $"{name}-{number}", workload.Identity, app => workload.Map(app, client), services => services.AddRoutingCore(), cancellationToken)));
        return new RunningWorkload(workload, client, guarded);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, listener) in _guarded)
        {
            await listener.StopAsync(CancellationToken.None);
            await listener.DisposeAsync();
        }
        Client.Dispose();
    }
}
