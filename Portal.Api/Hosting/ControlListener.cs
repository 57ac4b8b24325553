using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>
/// The private listeners that data planes ask. Health is theirs (the gRPC one speaks grpc.health.v1); rooms add the rest.
/// </summary>
internal sealed class ControlListener(
    IOptions<ControlOptions> options,
    RoleSettings roles,
    PlatformAddresses addresses,
    IEnumerable<IControlHttp> http,
    IEnumerable<IControlGrpc> grpc,
    ILoggerFactory logs) : IHostedService
{
    private readonly List<Listener> _listeners = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Control))
        {
            return;
        }
        // Processes that join by HTTP are told where the guard listens, so that is known first.
        addresses.ControlGrpc = await StartGrpcAsync(cancellationToken);
        addresses.Control = await StartHttpAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in Enumerable.Reverse(_listeners))
        {
            await listener.StopAsync(cancellationToken);
            await listener.DisposeAsync();
        }
    }

    private async Task<Uri> StartHttpAsync(CancellationToken cancellationToken)
    {
        var listener = await Listener.StartAsync(
            [options.Value.Url],
            logs,
            app =>
            {
                app.MapHealth();
                foreach (var room in http)
                {
                    room.Map(app);
                }
            },
            services => services.AddRoutingCore().AddHealthChecks(),
            setting: "Control:Url",
            cancellationToken: cancellationToken);
        _listeners.Add(listener);
        return listener.Addresses[0];
    }

    private async Task<Uri> StartGrpcAsync(CancellationToken cancellationToken)
    {
        var listener = await Listener.StartAsync(
            [options.Value.GrpcUrl],
            logs,
            app =>
            {
                app.MapGrpcHealthChecksService();
                foreach (var room in grpc)
                {
                    room.Map(app);
                }
            },
            services =>
            {
                services.AddRouting();
                services.AddGrpc();
                services.AddGrpcHealthChecks();
                foreach (var room in grpc)
                {
                    room.Add(services);
                }
            },
            kestrel =>
            {
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
                // A proxy sends the calls of many clients over one connection.
                kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            },
            "Control:GrpcUrl",
            cancellationToken);
        _listeners.Add(listener);
        return listener.Addresses[0];
    }
}

internal static class ControlFeature
{
    public static void AddControl(this IServiceCollection services) => services.AddHostedService<ControlListener>();
}
