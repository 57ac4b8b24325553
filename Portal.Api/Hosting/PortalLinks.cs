using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>
/// Absolute links to pages, for mail, the start's printout and whoever reads pages by program. Never made from a request's Host header: whoever sends the request
/// could choose where a reset link leads.
/// </summary>
public sealed class PortalLinks(IOptions<PortalListenerOptions> options, PlatformAddresses addresses)
{
    public Uri To(string path) => new(Base, path.TrimStart('/'));

    private Uri Base => new(options.Value.PublicUrl is { Length: > 0 } set
        ? set.TrimEnd('/') + "/"
        : (addresses.Portal?.ToString() ?? options.Value.Url.TrimEnd('/') + "/"));
}
