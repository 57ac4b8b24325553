using Portal.Api.Access.Credentials;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>
/// A certificate as proxies write it into a header: PEM, escaped as in URLs (nginx, Envoy) or not; Base64 of its bytes (HAProxy, Caddy, Traefik), between colons
/// (RFC 9440) or not; or Envoy's <c>x-forwarded-client-cert</c>.
/// </summary>
internal static class CertificateText
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";
    private const int Longest = 32 * 1024;

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

    /// <summary>Of one hop: with several, nobody could say whose connection is meant.</summary>
    public static ClientCertificate? ReadForwarded(string text)
    {
        ClientCertificate? found = null;
        foreach (var part in Parts(text, ';'))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at].Trim(), part[(at + 1)..].Trim().Trim('"')) : (part, "");
            if (name.Equals("Cert", StringComparison.OrdinalIgnoreCase))
            {
                return Read(value);
            }
            if (name.Equals("Hash", StringComparison.OrdinalIgnoreCase))
            {
                found = Thumbprint(value);
            }
        }
        return found;
    }

    public static bool HasSeveralHops(string text) => Parts(text, ',').Count() > 1;

    private static ClientCertificate? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out var written) && written > 0 ? ClientCertificate.Of(bytes[..written]) : null;
    }

    private static ClientCertificate? Thumbprint(string hex)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.FromHexString(hex, bytes, out _, out var written) is System.Buffers.OperationStatus.Done && written == bytes.Length ? ClientCertificate.OfThumbprint(bytes) : null;
    }

    /// <summary>What stands between quotes is not divided.</summary>
    private static IEnumerable<string> Parts(string text, char divider)
    {
        var (from, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            quoted ^= text[at] == '"' && (at == 0 || text[at - 1] != '\\');
            if (text[at] == divider && !quoted)
            {
                yield return text[from..at];
                from = at + 1;
            }
        }
        yield return text[from..];
    }
}
