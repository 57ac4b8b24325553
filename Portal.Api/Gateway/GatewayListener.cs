using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway;

/// <summary>The gateway's own small web application: one handler, nothing of the pages in its pipeline.</summary>
internal sealed class GatewayListener(
    IOptions<GatewayOptions> options,
    RoleSettings roles,
    PlatformAddresses addresses,
    IServiceProvider services,
    TimeProvider clock,
    ILoggerFactory logs,
    ILogger<GatewayListener> logger) : IHostedService
{
    private Listener? _listener;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Gateway))
        {
            return;
        }
        var pipeline = services.GetRequiredService<GatewayPipeline>();
        _listener = await Listener.StartAsync(
            [options.Value.Url],
            logs,
            app => app.Run(pipeline.InvokeAsync),
            server: Configure,
            setting: "Gateway:Url",
            cancellationToken: cancellationToken);
        addresses.Gateway = _listener.Addresses[0];
    }

    /// <summary>No new connections, and those on their way may end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is null)
        {
            return;
        }
        var seconds = options.Value.DrainSeconds;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await _listener.StopAsync(either.Token);
        if (either.IsCancellationRequested)
        {
            logger.DrainCutShort(seconds);
        }
        await _listener.DisposeAsync();
    }

    private void Configure(KestrelServerOptions server)
    {
        var limits = server.Limits;
        limits.MaxRequestBodySize = options.Value.MaxRequestBodyBytes;
        limits.MaxRequestHeadersTotalSize = options.Value.MaxRequestHeadersBytes;
        limits.MaxRequestLineSize = options.Value.MaxRequestLineBytes;
        limits.MaxRequestHeaderCount = 100;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(options.Value.RequestHeadersTimeoutSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);
        // What is in doubt about a host is refused, not resolved: the target and the header must agree.
        server.AllowHostHeaderOverride = false;
    }
}
