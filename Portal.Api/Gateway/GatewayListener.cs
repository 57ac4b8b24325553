using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using Portal.Api.Gateway.Tls;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway;

/// <summary>The gateway's own small web application: one handler, nothing of the pages in its pipeline.</summary>
internal sealed class GatewayListener(
    IOptions<GatewayOptions> options,
    RoleSettings roles,
    PlatformAddresses addresses,
    GatewayCertificate certificate,
    IServiceProvider services,
    TimeProvider clock,
    ILoggerFactory logs,
    ILogger<GatewayListener> logger) : IHostedService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly List<Listener> _listeners = [];
    private int _connections;
    private volatile bool _isLeaving;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Gateway))
        {
            return;
        }
        var pipeline = services.GetRequiredService<GatewayPipeline>();
        certificate.Begin();
        addresses.Gateway = await ListenAsync(options.Value.Url, "Gateway:Url", HttpProtocols.Http1, pipeline, cancellationToken);
        if (options.Value.GrpcUrl is { } grpc)
        {
            addresses.GatewayGrpc = await ListenAsync(grpc, "Gateway:GrpcUrl", HttpProtocols.Http2, pipeline, cancellationToken);
        }
    }

    /// <summary>Callers are asked to leave; then there are no new connections, and calls on their way may end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listeners.Count == 0)
        {
            return;
        }
        await LeaveAsync(cancellationToken);
        var seconds = options.Value.DrainSeconds;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await Task.WhenAll(_listeners.Select(listener => listener.StopAsync(either.Token)));
        if (either.IsCancellationRequested)
        {
            logger.DrainCutShort(seconds);
        }
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync();
        }
    }

    private async Task<Uri> ListenAsync(string url, string setting, HttpProtocols protocols, GatewayPipeline pipeline, CancellationToken cancellationToken)
    {
        var listener = await Listener.StartAsync(
            [url],
            logs,
            app =>
            {
                app.UseForwardedCallers(options.Value.TrustedProxies);
                app.Run(context => HandleAsync(context, pipeline));
            },
            // Connections here are seldom idle: each has a buffer, rather than one question more to the system for each call.
            services => services.Configure<SocketTransportOptions>(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false),
            server => Configure(server, protocols, certificate.IsUsed && protocols == HttpProtocols.Http1),
            setting,
            cancellationToken);
        _listeners.Add(listener);
        return listener.Addresses[0];
    }

    private Task HandleAsync(HttpContext context, GatewayPipeline pipeline)
    {
        // In HTTP/2 the server says so itself (GOAWAY), and the header is not allowed.
        if (_isLeaving && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.OnStarting(static state => { ((HttpResponse)state).Headers.Connection = "close"; return Task.CompletedTask; }, context.Response);
        }
        return pipeline.InvokeAsync(context);
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        _isLeaving = true;
        var began = clock.GetTimestamp();
        while (Volatile.Read(ref _connections) > 0 && clock.GetElapsedTime(began) < TimeSpan.FromSeconds(options.Value.LeaveSeconds) && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    private ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        Interlocked.Increment(ref _connections);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    };

    private void Configure(KestrelServerOptions server, HttpProtocols protocols, bool tls)
    {
        server.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Protocols = protocols;
            endpoint.Use(Count);
            if (tls)
            {
                GatewayTls.Use(endpoint, certificate);
            }
        });
        var limits = server.Limits;
        limits.MaxRequestBodySize = options.Value.MaxRequestBodyBytes;
        limits.MaxRequestHeadersTotalSize = options.Value.MaxRequestHeadersBytes;
        limits.MaxRequestLineSize = options.Value.MaxRequestLineBytes;
        limits.MaxRequestHeaderCount = 100;
        limits.MinRequestBodyDataRate = new MinDataRate(options.Value.SlowestBodyBytesPerSecond, TimeSpan.FromSeconds(options.Value.SlowBodySeconds));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(options.Value.RequestHeadersTimeoutSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);
        server.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        // What is in doubt about a host is refused, not resolved: the target and the header must agree.
        server.AllowHostHeaderOverride = false;
    }
}
