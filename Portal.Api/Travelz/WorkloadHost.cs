using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Travelz;

/// <summary>Starts the company's services, each at a port of its own, makes them known to the mesh, and lets the portals' visitors in once all is up.</summary>
internal sealed class WorkloadHost(
    ChosenWorkloads chosen,
    WorkloadRegistry registry,
    SidecarAddresses outbound,
    InboundSidecars inbound,
    RoleSettings roles,
    IOptions<TravelzOptions> options,
    IHostApplicationLifetime lifetime,
    ILoggerFactory logs) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ILogger _logger = logs.CreateLogger<WorkloadHost>();
    private RunningWorkload[] _running = [];
    private Task _activities = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Travelz))
        {
            return;
        }
        if (!roles.Runs(Roles.Mesh))
        {
            throw new SettingException("Roles", "has travelz without mesh: the company's services reach each other through the mesh. Name both, or set Mesh:Join to the control address of a process that has it.");
        }
        _running = await Task.WhenAll(chosen.All.Select(workload => RunningWorkload.StartAsync(workload, outbound, inbound, logs, cancellationToken)));
        foreach (var instance in _running.SelectMany(workload => workload.Instances))
        {
            registry.Add(instance);
        }
        if (options.Value.Traffic)
        {
            lifetime.ApplicationStarted.Register(() => _activities = Task.WhenAll(_running.Select(ActAsync)));
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _activities;
        foreach (var workload in _running)
        {
            foreach (var instance in workload.Instances)
            {
                registry.Remove(instance);
            }
            await workload.DisposeAsync();
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task ActAsync(RunningWorkload running)
    {
        try
        {
            await (running.Workload.Activity?.Invoke(running.Client, _stopping.Token) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Asked to stop while a visitor was on the way.
        }
#pragma warning disable CA1031 // Whatever ends a portal's visitors must be told, and must not end the program.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.ActivityEnded(exception, running.Workload.Identity.Workload);
        }
    }
}
