using Portal.Api.Hosting;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Travelz;

/// <summary>A service that answers: its instances, each with a server of its own, and the client they share.</summary>
internal sealed class RunningWorkload : IAsyncDisposable
{
    private readonly Listener[] _listeners;

    private RunningWorkload(IWorkload workload, WorkloadClient client, Listener[] listeners)
    {
        Workload = workload;
        Client = client;
        _listeners = listeners;
        Instances = [.. listeners.Select((listener, index) =>
            new WorkloadInstance(workload.Host, $"{workload.Identity.Workload}-{index + 1}", workload.Identity.Labels, listener.Addresses[0]) { Identity = workload.Identity })];
    }

    public IWorkload Workload { get; }

    public WorkloadClient Client { get; }

    public WorkloadInstance[] Instances { get; }

    public static async Task<RunningWorkload> StartAsync(IWorkload workload, SidecarAddresses sidecars, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var name = workload.Identity.Workload;
        var sidecar = sidecars.For(name) ?? throw new InvalidOperationException($"Workload {name} has no sidecar: it was not made known to the mesh.");
        var client = new WorkloadClient(name, sidecar, logs.CreateLogger<WorkloadClient>());
        var listeners = await Task.WhenAll(Enumerable.Range(0, workload.Instances).Select(_ => Listener.StartAsync(
            ["http://127.0.0.1:0"], logs, app => workload.Map(app, client), services => services.AddRoutingCore(), cancellationToken: cancellationToken)));
        return new RunningWorkload(workload, client, listeners);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.StopAsync(CancellationToken.None);
            await listener.DisposeAsync();
        }
        Client.Dispose();
    }
}
