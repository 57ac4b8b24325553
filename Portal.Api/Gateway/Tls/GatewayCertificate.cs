using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway.Tls;

/// <summary>The certificate that new connections are shown. A renewed file is taken up without a restart; one that cannot be used is told of, and the last good one is shown.</summary>
internal sealed class GatewayCertificate(IOptions<GatewayOptions> options, TimeProvider clock, ILogger<GatewayCertificate> logger)
{
    private static readonly TimeSpan Looked = TimeSpan.FromSeconds(10);

    private readonly Lock _reading = new();
    private volatile SslStreamCertificateContext? _current;
    private string _seen = "";
    private long _lookedAt;

    /// <summary>Whether this gateway ends TLS.</summary>
    public bool IsUsed => options.Value.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it, or ends the start with what is wrong.</summary>
    public void Begin()
    {
        if (IsUsed)
        {
            (_seen, _lookedAt) = (Seen(), clock.GetTimestamp());
            _current = ServerCertificate.Read(options.Value.Certificate);
        }
        else if (options.Value.Certificate.Path is not null)
        {
            throw new SettingException(ServerCertificate.PathSetting, "is set, and Gateway:Url does not begin with https: let it, or take the certificate away.");
        }
    }

    public SslStreamCertificateContext Current()
    {
        lock (_reading)
        {
            if (clock.GetElapsedTime(_lookedAt) >= Looked)
            {
                _lookedAt = clock.GetTimestamp();
                LookAgain();
            }
        }
        return _current!;
    }

    /// <summary>For the portal's own calls of this gateway, which may be by another name than the certificate's.</summary>
    public bool Is(X509Certificate? shown) => shown is not null && _current is { } current && shown.GetRawCertData().AsSpan().SequenceEqual(current.TargetCertificate.RawDataMemory.Span);

    private void LookAgain()
    {
        var seen = Seen();
        if (seen == _seen)
        {
            return;
        }
        try
        {
            _current = ServerCertificate.Read(options.Value.Certificate);
            _seen = seen;
            var end = _current.TargetCertificate.NotAfter.ToUniversalTime();
            logger.CertificateRenewed(end);
        }
        catch (SettingException exception)
        {
            // Half of it may be written yet: the next look tries again.
            logger.CertificateNotRenewed(exception.Message);
        }
    }

    /// <summary>
    /// The hash of what stands in the files, which tells more than their times: Kubernetes puts a renewed secret behind links that stay as they are. Empty: they cannot be read, and whoever
    /// reads the certificate says why.
    /// </summary>
    private string Seen()
    {
        try
        {
            var (certificate, key) = (options.Value.Certificate.Path, options.Value.Certificate.KeyPath);
            return certificate is null ? "" : Convert.ToHexString(SHA256.HashData([.. File.ReadAllBytes(certificate), .. key is null ? [] : File.ReadAllBytes(key)]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
