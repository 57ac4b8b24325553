using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Access.Credentials;

/// <summary>
/// A certificate that a caller has shown, known by the SHA-256 of its bytes. <see cref="Thumbprint"/> is that as RFC 8705 writes it (section 3.1, <c>x5t#S256</c>).
/// No keyed hash of a key can be the same, and no key passes for a certificate: the kind is compared too.
/// </summary>
internal sealed record ClientCertificate(KeyHash Hash, string Thumbprint)
{
    private byte[] _bytes = [];

    /// <summary>When it ends by its own word; null: only its thumbprint was told. Read where it is asked for, which is on no call that passes.</summary>
    public DateTimeOffset? NotAfter
    {
        get
        {
            try
            {
                using var certificate = _bytes.Length == 0 ? null : X509CertificateLoader.LoadCertificate(_bytes);
                return certificate?.NotAfter.ToUniversalTime();
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    /// <param name="bytes">As they are signed (DER).</param>
    public static ClientCertificate Of(byte[] bytes)
    {
        Span<byte> thumbprint = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, thumbprint);
        return OfThumbprint(thumbprint) with { _bytes = bytes };
    }

    public static ClientCertificate OfThumbprint(ReadOnlySpan<byte> thumbprint) => new(KeyHash.Of(thumbprint), Base64Url.EncodeToString(thumbprint));
}
