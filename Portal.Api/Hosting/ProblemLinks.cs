using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>Addresses of the portal's pages that explain an error code.</summary>
internal sealed class ProblemLinks(IConfiguration settings, IOptions<PortalListenerOptions> listener, PlatformAddresses addresses)
{
    public string For(string code) => $"{(settings["Portal:PublicUrl"] ?? addresses.Portal?.ToString() ?? listener.Value.Url).TrimEnd('/')}/problems/{code}";
}
