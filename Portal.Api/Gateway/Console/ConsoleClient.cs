using System.Net;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway.Console;

/// <summary>The portal's connection to the gateway's listener, in this process or another.</summary>
internal sealed class ConsoleClient(PlatformAddresses addresses, IOptions<GatewayOptions> options) : IDisposable
{
    public HttpMessageInvoker Http { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    public Uri Gateway => addresses.Gateway ?? new Uri(options.Value.PublicUrl ?? options.Value.Url);

    public void Dispose() => Http.Dispose();
}
