using System.Security.Cryptography.X509Certificates;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Applications.Credentials;

/// <summary>
/// A client certificate, all of it public. <see cref="Thumbprint"/> is the SHA-256 of its bytes in Base64url, as in <c>x5t#S256</c> (RFC 8705, section 3.1);
/// names begin with their most particular part, as in <c>CN=booking, O=Example</c>, and a value that has a comma in it stands in quotes.
/// </summary>
public sealed record CertificateView(string Thumbprint, string Subject, string Issuer, string SerialNumber, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Pem)
{
    internal static CertificateView Of(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return new CertificateView(
            ClientCertificate.Of(certificate.RawData).Thumbprint,
            certificate.Subject,
            certificate.Issuer,
            certificate.SerialNumber,
            certificate.NotBefore.ToUniversalTime(),
            certificate.NotAfter.ToUniversalTime(),
            pem);
    }
}
