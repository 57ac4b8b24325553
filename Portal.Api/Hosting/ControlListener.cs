using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>
/// The private listeners that data planes ask. The gRPC one speaks the standard health protocol (grpc.health.v1); the doors for
/// data planes join these two.
/// </summary>
internal sealed class ControlListener(
    IOptions<ControlOptions> options,
    RoleSettings roles,
    PlatformAddresses addresses,
    ILoggerFactory logs) : IHostedService
{
    private readonly List<Listener> _listeners = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Control))
        {
            return;
        }
        var http = await Listener.StartAsync(
            [options.Value.Url],
            logs,
            app => app.MapHealth(),
            services => services.AddRoutingCore().AddHealthChecks(),
            setting: "Control:Url",
            cancellationToken: cancellationToken);
        _listeners.Add(http);
        var grpc = await Listener.StartAsync(
            [options.Value.GrpcUrl],
            logs,
            app => app.MapGrpcHealthChecksService(),
            services =>
            {
                services.AddRouting();
                services.AddGrpc();
                services.AddGrpcHealthChecks();
            },
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2),
            "Control:GrpcUrl",
            cancellationToken);
        _listeners.Add(grpc);
        addresses.Control = http.Addresses[0];
        addresses.ControlGrpc = grpc.Addresses[0];
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in _listeners)
        {
            await listener.StopAsync(cancellationToken);
            await listener.DisposeAsync();
        }
    }
}

internal static class ControlFeature
{
    public static void AddControl(this IServiceCollection services) => services.AddHostedService<ControlListener>();
}
