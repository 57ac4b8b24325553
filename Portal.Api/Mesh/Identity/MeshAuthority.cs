using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Mesh.Identity;

/// <summary>
/// The mesh's own certificate authority. Its key is made at start and lies in memory alone: nobody can take it from a disk, and what it has
/// signed is worth nothing to the next process.
/// </summary>
internal sealed class MeshAuthority : ICertificateSource, IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // Clocks of two machines are never quite the same.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509SignatureGenerator _signer;

    public MeshAuthority(TimeProvider clock)
    {
        _clock = clock;
        _signer = X509SignatureGenerator.CreateForECDsa(_key);
        var request = new CertificateRequest($"O={SpiffeId.TrustDomain}, CN=Mesh authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var now = clock.GetUtcNow();
        using var own = request.CreateSelfSigned(now - Skew, now.AddYears(10));
        Root = X509CertificateLoader.LoadCertificate(own.RawData);
    }

    /// <summary>Without its key.</summary>
    public X509Certificate2 Root { get; }

    public X509Certificate2 Issue(SpiffeId id)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Sign(id, new PublicKey(key));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>An X.509-SVID (SPIFFE X509-SVID, section 2): one URI in the subject alternative name, for both ends of a connection.</summary>
    public X509Certificate2 Sign(SpiffeId id, PublicKey key)
    {
        var request = new CertificateRequest(new X500DistinguishedName($"O={SpiffeId.TrustDomain}"), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri(id.ToString()));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication), new Oid(ClientAuthentication)], critical: false));
        var now = _clock.GetUtcNow();
        return request.Create(Root.SubjectName, _signer, now - Skew, now + Lifetime, RandomNumberGenerator.GetBytes(16));
    }

    public void Dispose()
    {
        _key.Dispose();
        Root.Dispose();
    }
}
