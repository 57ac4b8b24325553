using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Mesh.Identity;

/// <summary>
/// The certificate that a workload shows now. Renewed at two thirds of its life: connections that stand go on with the old one, new ones begin
/// with the new one, and no call waits for it.
/// </summary>
internal sealed class WorkloadCertificate(MeshAuthority authority, SpiffeId id, TimeProvider clock)
{
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
        var certificate = authority.Issue(id);
        var now = clock.GetUtcNow();
        return new Shown(
            SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true), now + (MeshAuthority.Lifetime * 2 / 3), new DateTimeOffset(certificate.NotAfter));
    }

    private sealed record Shown(SslStreamCertificateContext Context, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt);
}
