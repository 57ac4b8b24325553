using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.Applications.Credentials;

/// <summary>A client certificate as its owner uploads it, once it was found fit to know a caller by.</summary>
internal sealed record UploadedCertificate(string Pem, string Thumbprint, DateTimeOffset NotAfter)
{
    internal const string Field = "certificate";

    private const int Longest = 16 * 1024;
    private const int LeastRsaBits = 2048;
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string AnyUse = "2.5.29.37.0";

    /// <summary>64 hexadecimal digits, as hashes of keys are kept.</summary>
    public string Hash { get; private init; } = "";

    public static Outcome<UploadedCertificate> Read(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Wrong("is needed: the public certificate in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.");
        }
        if (text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase))
        {
            return Wrong("has a private key in it, which nobody but its owner may have. It was not kept; all the same, make a new key, and send the part from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE----- alone.");
        }
        if (text.Length > Longest)
        {
            return Wrong($"takes at most {Longest} characters: one certificate in PEM.");
        }
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPem(text);
            return found is [var certificate] ? Check(certificate, now)
                : Wrong(found.Count == 0 ? "is no certificate in PEM: it begins with -----BEGIN CERTIFICATE-----." : $"has {found.Count} certificates: send the client's own alone, which is the first of a chain.");
        }
        catch (CryptographicException)
        {
            return Wrong("is no certificate that can be read: copy it again, whole, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.");
        }
    }

    private static Outcome<UploadedCertificate> Check(X509Certificate2 certificate, DateTimeOffset now)
    {
        var (begins, ends) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        if (ends <= now)
        {
            return Wrong(FormattableString.Invariant($"expired at {ends:yyyy-MM-dd HH:mm:ss'Z'}: make a new one."));
        }
        if (begins > now)
        {
            return Wrong(FormattableString.Invariant($"is good from {begins:yyyy-MM-dd HH:mm:ss'Z'} only: add it then."));
        }
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa?.KeySize < LeastRsaBits)
        {
            return Wrong($"has an RSA key of {rsa.KeySize} bits: take {LeastRsaBits} or more, or an elliptic curve.");
        }
        if (certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } uses
            && !uses.EnhancedKeyUsages.Cast<Oid>().Any(use => use.Value is ClientAuthentication or AnyUse))
        {
            return Wrong("is not for clients: its extended key usage leaves out clientAuth, so programs will not show it. Have one made for client authentication.");
        }
        var known = ClientCertificate.Of(certificate.RawData);
        return new UploadedCertificate(certificate.ExportCertificatePem(), known.Thumbprint, ends) { Hash = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant() };
    }

    private static Refusal.Invalid Wrong(string rule) => new(Field, $"The field '{Field}' {rule}");
}
