using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Gateway.Tls;

/// <summary>Certificates that sign themselves, as a partner would make with one command.</summary>
internal static class TestCertificates
{
    public const string ForClients = "1.3.6.1.5.5.7.3.2";
    public const string ForServers = "1.3.6.1.5.5.7.3.1";

    public static X509Certificate2 Make(string name, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null, string? use = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Make(new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256), notBefore, notAfter, use);
    }

    public static X509Certificate2 MakeRsa(string name, int bits)
    {
        using var key = RSA.Create(bits);
        return Make(new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), null, null, null);
    }

    /// <summary>The gateway's: a file with the certificate and one with its key.</summary>
    public static (string Certificate, string Key) Write(string folder, X509Certificate2 certificate)
    {
        var (path, key) = (Path.Combine(folder, "gateway.pem"), Path.Combine(folder, "gateway.key"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        using var own = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(key, own.ExportPkcs8PrivateKeyPem());
        return (path, key);
    }

    /// <summary>A client that shows one, if any, and believes the gateway.</summary>
    public static HttpClient Client(Uri address, X509Certificate2? shown, Version? version = null) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        SslOptions =
        {
            ClientCertificates = shown is null ? null : [shown],
            LocalCertificateSelectionCallback = shown is null ? null : (_, _, _, _, _) => shown,
            RemoteCertificateValidationCallback = (_, own, _, _) => own?.Subject == "CN=localhost",
        },
    }) { BaseAddress = address, DefaultRequestVersion = version ?? HttpVersion.Version11, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private static X509Certificate2 Make(CertificateRequest request, DateTimeOffset? notBefore, DateTimeOffset? notAfter, string? use)
    {
        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        }
        return request.CreateSelfSigned(notBefore ?? TimeProvider.System.GetUtcNow().AddDays(-1), notAfter ?? TimeProvider.System.GetUtcNow().AddDays(30));
    }
}
