using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>The one client of all hops: it only forwards. No proxy, redirects, cookies, decompression, or trace headers of its own.</summary>
internal sealed class MeshTransport : IDisposable
{
    /// <summary>Envoy has no limit on a route unless one is written; YARP wants one for silence, so it is longer than any call.</summary>
    public static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromDays(1),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>For gRPC, which is HTTP/2 from end to end; without TLS by prior knowledge (RFC 9113, section 3.3).</summary>
    public static readonly ForwarderRequestConfig Http2 = Config with
    {
        Version = HttpVersion.Version20,
    };

    public HttpMessageInvoker Client { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 64,
        EnableMultipleHttp2Connections = true,
    });

    public void Dispose() => Client.Dispose();
}
