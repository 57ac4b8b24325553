using Portal.Api.Access.Credentials;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>
/// A certificate as proxies write it into a header: PEM, escaped as in URLs (nginx, Envoy) or not; Base64 of its bytes (HAProxy, Caddy, Traefik), between colons
/// (RFC 9440) or not.
/// </summary>
internal static class CertificateText
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";
    public const int Longest = 32 * 1024;

    /// <summary>Null: it is none.</summary>
    public static ClientCertificate? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }
        var plain = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        var begin = plain.IndexOf(Begin, StringComparison.Ordinal);
        var end = plain.IndexOf(End, StringComparison.Ordinal);
        var body = begin < 0 ? plain.Trim().Trim(':') : end > begin ? plain[(begin + Begin.Length)..end] : "";
        return Bytes(body);
    }

    private static ClientCertificate? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out var written) && written > 0 ? ClientCertificate.Of(bytes[..written]) : null;
    }
}
