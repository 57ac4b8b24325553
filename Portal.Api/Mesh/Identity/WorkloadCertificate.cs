using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Mesh.Identity;

/// <summary>
/// The certificate that a workload shows now. Renewed at two thirds of its life: connections that stand go on with the old one, new ones begin
/// with the new one, and no call waits for it.
/// </summary>
internal sealed class WorkloadCertificate(ICertificateSource source, SpiffeId id, TimeProvider clock)
{
    /// <summary>When it is looked again for a newer one that was due and was not there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private volatile Shown? _shown;

    public SpiffeId Id => id;

    public SslStreamCertificateContext Context => Now().Context;

    public DateTimeOffset ExpiresAt => Now().ExpiresAt;

    private Shown Now()
    {
        var shown = _shown;
        if (shown is not null && clock.GetUtcNow() < shown.RenewAt)
        {
            return shown;
        }
        lock (_gate)
        {
            if (_shown is not { } current || clock.GetUtcNow() >= current.RenewAt)
            {
                // The one before is not disposed of: a handshake may be at it.
                _shown = Make();
            }
            return _shown!;
        }
    }

    private Shown Make()
    {
        var certificate = source.Issue(id);
        if (_shown is { } shown && ReferenceEquals(shown.Certificate, certificate))
        {
            return shown with { RenewAt = clock.GetUtcNow() + Patience };
        }
        return new Shown(
            certificate, SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true), RenewalOf(certificate), new DateTimeOffset(certificate.NotAfter));
    }

    public static DateTimeOffset RenewalOf(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotAfter) - (MeshAuthority.Lifetime / 3);

    private sealed record Shown(X509Certificate2 Certificate, SslStreamCertificateContext Context, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt);
}
