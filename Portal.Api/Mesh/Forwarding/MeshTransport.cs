using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Istio;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>
/// The clients of all hops, one for each workload that calls, since connections show who that is. They only forward: no proxy, redirects,
/// cookies, decompression, or trace headers of their own.
/// </summary>
internal sealed class MeshTransport(MeshIdentities identities) : IDisposable
{
    /// <summary>Envoy has no limit on a route unless one is written; YARP wants one for silence, so it is longer than any call.</summary>
    public static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromDays(1),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>
    /// For gRPC, which is HTTP/2 from end to end, without TLS by prior knowledge (RFC 9113, section 3.3); and between sidecars, where many calls share a
    /// connection: a burst of them must not become a burst of handshakes, each of which costs more than a call.
    /// </summary>
    public static readonly ForwarderRequestConfig Http2 = Config with
    {
        Version = HttpVersion.Version20,
    };

    /// <summary>Who a request goes to, where that has to be proved; read when it needs a connection.</summary>
    private static readonly HttpRequestOptionsKey<HopTarget> Target = new("mesh.target");

    // Certificates live for a day; a connection does not outlive one by much.
    private static readonly TimeSpan LongestConnection = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DefaultIdleTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ClientKey, HttpMessageInvoker> _clients = new();

    public static ForwarderRequestConfig ConfigFor(HttpRequest request, HopTarget target) =>
        GrpcCall.Is(request) || (target is { IsMutualTls: true, Pool.MaxRequestsPerConnection: not 1 } && request.Headers.Upgrade.Count == 0) ? Http2 : Config;

    public HttpMessageInvoker ClientOf(HopTarget target) => _clients.GetOrAdd(
        new ClientKey(target.Source.Domain, target.Source.Workload, target.IsMutualTls, target.Pool.IdleTimeout, target.Pool.ConnectTimeout ?? DefaultConnectTimeout),
        static (key, self) => self.Make(key),
        this);

    /// <summary>Before a request is sent by the client of its target.</summary>
    public static void Address(HttpRequestMessage request, HopTarget target)
    {
        if (target.IsMutualTls)
        {
            request.Options.Set(Target, target);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpMessageInvoker Make(ClientKey key) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        // The target's own limit is shorter or as long.
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        PooledConnectionIdleTimeout = key.IdleTimeout ?? DefaultIdleTimeout,
        PooledConnectionLifetime = LongestConnection,
        MaxResponseHeadersLength = 64,
        // Bytes of headers go on as they came: our listeners read those of calls by UTF-8, and write those of answers as they were read here.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        EnableMultipleHttp2Connections = true,
        // A machine that is gone does not say so.
        KeepAlivePingDelay = PingAfter,
        KeepAlivePingTimeout = PingPatience,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(key, context, cancellationToken),
    });

    private async ValueTask<Stream> ConnectAsync(ClientKey key, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(key.ConnectTimeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, patience.Token);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return key.IsMutualTls ? await SecureAsync(stream, context.InitialRequestMessage, patience.Token) : stream;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"no connection to {context.DnsEndPoint.Host}:{context.DnsEndPoint.Port} in time");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Target, out var target))
        {
            throw new InvalidOperationException("A request without a target was given to a client that proves who it speaks to.");
        }
        var secure = new SslStream(stream);
        try
        {
            var protocol = request.Version.Major == 2 ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11;
            await secure.AuthenticateAsClientAsync(
                identities.ForClient(target.Source, target.Instance.Host, SpiffeId.Of(target.Instance.Identity!), protocol), cancellationToken);
            return secure;
        }
        catch (Exception exception) when (exception is System.Security.Authentication.AuthenticationException or IOException)
        {
            await secure.DisposeAsync();
            throw new HttpRequestException(HttpRequestError.SecureConnectionError, $"{target.Instance.Name} is not who it should be, or does not take us for who we are: {exception.Message}", exception);
        }
    }

    private readonly record struct ClientKey(string Domain, string Workload, bool IsMutualTls, TimeSpan? IdleTimeout, TimeSpan ConnectTimeout);
}
