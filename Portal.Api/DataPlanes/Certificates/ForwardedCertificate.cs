using System.Text.RegularExpressions;
using Portal.Api.Access.Credentials;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>
/// Envoy's <c>x-forwarded-client-cert</c> of one hop: with several, nobody could say whose connection is meant. Envoy writes the names in a caller's certificate beside the hash, URI and DNS
/// as they are and the subject between quotes, so a name may be made to read like more of the header. Read is only what has one meaning whatever the names are: the hash once and before
/// all of them, quotes where Envoy sets them and nowhere else, in them no semicolon that is not escaped (Envoy escapes it, RFC 4514), and a certificate that has that very hash.
/// </summary>
internal static partial class ForwardedCertificate
{
    /// <summary>Null: it is not clear which one is meant.</summary>
    public static ClientCertificate? Read(string text)
    {
        if (text.Length > CertificateText.Longest || Element().Match(text) is not { Success: true, Groups: var parts })
        {
            return null;
        }
        var hashed = ClientCertificate.OfThumbprint(Convert.FromHexString(parts["hash"].Value));
        return parts["certificate"].Captures switch
        {
            [] => hashed,
            [var only] when CertificateText.Read(only.Value) is { } whole && whole.Thumbprint == hashed.Thumbprint => whole,
            _ => null,
        };
    }

    [GeneratedRegex(
        """
        \A (By=[^",;]*;)*
        Hash=(?<hash>[0-9a-f]{64})
        (;(Cert="(?<certificate>[^",;\\]*)" | Chain="[^",;\\]*" | Subject="([^";\\]|\\.)*" | (URI|DNS)=[^",;]*))* \z
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Element();
}
