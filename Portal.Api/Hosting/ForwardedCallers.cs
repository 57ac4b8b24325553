using Microsoft.AspNetCore.HttpOverrides;

namespace Portal.Api.Hosting;

/// <summary>
/// Who calls, where proxies stand before a listener: by <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> as those in trusted networks write them, read from the right up to the
/// first that is nobody's we trust. What callers write themselves stands further to the left, and counts for nothing.
/// </summary>
internal static class ForwardedCallers
{
    /// <param name="app">Whose calls come by proxies.</param>
    /// <param name="networks">Those of the proxies, as <see cref="NetworksAttribute"/> reads them; null or empty: nobody is believed.</param>
    public static void UseForwardedCallers(this IApplicationBuilder app, string? networks)
    {
        if (string.IsNullOrWhiteSpace(networks))
        {
            return;
        }
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in NetworksAttribute.Parse(networks) ?? [])
        {
            options.KnownIPNetworks.Add(network);
        }
        app.UseForwardedHeaders(options);
    }
}
