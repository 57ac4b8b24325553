using System.Net;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>
/// Which certificate a caller has shown to a proxy, by the one header that the settings name and from the proxies that they list. From anyone else the header says nothing,
/// and it never goes further.
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

    /// <summary>Some header is believed.</summary>
    public bool AreTold => options.Value.ClientCertificateHeader is not null;

    /// <summary>Takes the header out.</summary>
    public ToldCertificate Take(IHeaderDictionary headers, IPAddress? proxy)
    {
        if (options.Value.ClientCertificateHeader is not { } name || !headers.Remove(name, out var values) || !IsTrusted(proxy) || values is [] or [""])
        {
            return ToldCertificate.None;
        }
        return values is [{ } value] && Read(name, value) is { } certificate ? new ToldCertificate(certificate, false) : ToldCertificate.Unclear;
    }

    private static ClientCertificate? Read(string name, string value) =>
        !name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase) ? CertificateText.Read(value)
        : CertificateText.HasSeveralHops(value) ? null
        : CertificateText.ReadForwarded(value);

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
