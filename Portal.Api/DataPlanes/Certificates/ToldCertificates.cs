using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>
/// Which certificate a caller has shown to a proxy, by the one header that the settings name, or by what Envoy says of its connection; both from the proxies alone that the settings list.
/// From anyone else it says nothing, and the header never goes further.
/// </summary>
internal sealed class ToldCertificates(IOptions<ControlOptions> options)
{
    public static readonly AccessRefusal Unclear = new(
        400,
        "client_certificate_unclear",
        "Bad request",
        "The proxy does not say clearly which certificate the caller has shown.",
        "Have the proxy set the header that Control:ClientCertificateHeader names itself, over whatever its client sent: one certificate in PEM, escaped as in URLs, or in Base64; without one, no header.");

    private const string Forwarded = "X-Forwarded-Client-Cert";

    private readonly IReadOnlyList<IPNetwork> _proxies = NetworksAttribute.Parse(options.Value.ClientCertificateProxies)!;

    /// <summary>Takes the header out.</summary>
    /// <param name="headers">Those of the call.</param>
    /// <param name="proxy">Address of whoever tells.</param>
    /// <param name="own">What it says of its own connection beside the call's headers, which goes before the header; empty: nothing.</param>
    public ToldCertificate Take(IHeaderDictionary headers, IPAddress? proxy, string own = "")
    {
        StringValues values = default;
        var name = options.Value.ClientCertificateHeader;
        if (name is not null)
        {
            headers.Remove(name, out values);
        }
        if ((own.Length == 0 && values is [] or [""]) || !IsTrusted(proxy))
        {
            return ToldCertificate.None;
        }
        var certificate = own.Length > 0 ? CertificateText.Read(own) : values is [{ } value] ? Read(name!, value) : null;
        return certificate is null ? ToldCertificate.Unclear : new ToldCertificate(certificate, false);
    }

    private static ClientCertificate? Read(string name, string value) =>
        !name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase) ? CertificateText.Read(value) : ForwardedCertificate.Read(value);

    private bool IsTrusted(IPAddress? proxy)
    {
        if (proxy is null)
        {
            return false;
        }
        var plain = proxy.IsIPv4MappedToIPv6 ? proxy.MapToIPv4() : proxy;
        return _proxies.Any(network => network.Contains(plain));
    }
}
