using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>
/// Where TLS ends at a proxy, the listener sees http and people do not: what is asked for under the public address is answered as people asked for
/// it, so that redirects stay with TLS and cookies are for TLS alone. That is known from the settings, and takes nobody's word in a header.
/// </summary>
internal static class PublicScheme
{
    public static void UsePublicScheme(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PortalListenerOptions>>().Value;
        if (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            var host = HostString.FromUriComponent(address);
            app.Use((context, next) =>
            {
                if (IsSame(context.Request.Host, host))
                {
                    context.Request.Scheme = address.Scheme;
                }
                return next(context);
            });
        }
    }

    private static bool IsSame(HostString asked, HostString known) =>
        asked.Host.Equals(known.Host, StringComparison.OrdinalIgnoreCase) && (asked.Port ?? 443) == (known.Port ?? 443);
}
