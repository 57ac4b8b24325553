using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Bench.Doors;

/// <summary>The context of a question that no network carries: from this machine, with nothing else to say.</summary>
internal sealed class DirectCall : ServerCallContext
{
    public DirectCall()
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        // Where the server's own contexts are looked for by this name too.
        UserState["__HttpContext"] = http;
    }

    protected override string MethodCore => "/envoy.service.auth.v3.Authorization/Check";

    protected override string HostCore => "localhost";

    protected override string PeerCore => "ipv4:127.0.0.1";

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore => CancellationToken.None;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();
}
