using System.Net;
using Microsoft.Extensions.Options;
using Portal.Api.Gateway.Tls;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway.Console;

/// <summary>The portal's connection to the gateway's listener, in this process or another.</summary>
internal sealed class ConsoleClient(PlatformAddresses addresses, IOptions<GatewayOptions> options, GatewayCertificate certificate) : IDisposable
{
    public HttpMessageInvoker Http { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // The gateway of this process may be called by an address that its certificate does not name.
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, errors) => errors is System.Net.Security.SslPolicyErrors.None || certificate.Is(shown) },
    });

    public Uri Gateway => addresses.Gateway ?? new Uri(options.Value.PublicUrl ?? options.Value.Url);

    public void Dispose() => Http.Dispose();
}
