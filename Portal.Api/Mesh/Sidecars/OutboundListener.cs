using System.Collections.Frozen;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>One server for the outbound sidecars of all workloads: a loopback port each, by which the caller is known.</summary>
internal sealed class OutboundListener(
    RoleSettings roles,
    IEnumerable<MeshMembers> members,
    SidecarAddresses addresses,
    IMeshFileSource source,
    EntryInstances entries,
    IMeshEntry mesh,
    MeshProblems problems,
    IRequestSink records,
    CallObserver observer,
    TimeProvider time,
    ILoggerFactory logs) : IHostedService
{
    private Listener? _listener;
    private FrozenDictionary<int, OutboundSidecar> _byPort = FrozenDictionary<int, OutboundSidecar>.Empty;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Doors for other data planes say which subset a call is for.
        if (roles.Runs(Roles.Mesh) || roles.Runs(Roles.Control))
        {
            source.Start();
            entries.Start();
        }
        if (!roles.Runs(Roles.Mesh))
        {
            return;
        }
        var callers = members.SelectMany(some => some.Workloads).DistinctBy(workload => workload.Workload).ToArray();
        if (callers.Length == 0)
        {
            return;
        }
        _listener = await Listener.StartAsync(
            [.. callers.Select(_ => "http://127.0.0.1:0")], logs, app => app.Run(HandleAsync), cancellationToken: cancellationToken);
        _byPort = callers.Zip(_listener.Addresses)
            .ToFrozenDictionary(pair => pair.Second.Port, pair => new OutboundSidecar(pair.First, mesh, problems, records, observer, time));
        addresses.Set(callers.Zip(_listener.Addresses).ToDictionary(pair => pair.First.Workload, pair => pair.Second));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is not null)
        {
            await _listener.StopAsync(cancellationToken);
            await _listener.DisposeAsync();
        }
    }

    private Task HandleAsync(HttpContext context) => _byPort[context.Connection.LocalPort].HandleAsync(context);
}
