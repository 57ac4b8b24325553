using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Gateway.Tls;

/// <summary>
/// Ends TLS at the gateway. Callers are asked for a certificate and need not show one. Who issued it does not matter: the handshake proves that the caller has its private
/// key, and the guard knows it by its thumbprint (as in RFC 8705, section 2.2).
/// </summary>
internal static class GatewayTls
{
    public static void Use(ListenOptions endpoint, GatewayCertificate certificate)
    {
        endpoint.Protocols = HttpProtocols.Http1AndHttp2;
        endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(Options(certificate)) });
        endpoint.Use(KnowCertificate);
    }

    public static ClientCertificate? CertificateOf(HttpContext context) => context.Request.IsHttps ? context.Features.Get<ClientCertificate>() : null;

    private static SslServerAuthenticationOptions Options(GatewayCertificate certificate) => new()
    {
        ServerCertificateContext = certificate.Current(),
        ClientCertificateRequired = true,
#pragma warning disable CA5359 // Certificates of callers, not of servers: the guard knows each by its thumbprint, and nobody is let in for an issuer's sake.
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore CA5359
        // Nothing is fetched from addresses that a caller's certificate names.
        CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationFlags = X509VerificationFlags.AllFlags,
        },
    };

    /// <summary>Once for a connection, not for each of its calls.</summary>
    private static ConnectionDelegate KnowCertificate(ConnectionDelegate next) => connection =>
    {
        if (connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } shown)
        {
            connection.Features.Set(ClientCertificate.Of(shown.RawData));
        }
        return next(connection);
    };
}
