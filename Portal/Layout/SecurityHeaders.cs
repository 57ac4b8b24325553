namespace Portal.Layout;

internal static class SecurityHeaders
{
    public const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Types that no browser shows as a document of its own: a policy for documents would be weight only.</summary>
    private static readonly string[] Parts = ["text/css", "text/javascript", "font/woff2"];

    /// <summary>
    /// On every answer as it starts, because an error page clears what was set before it. The Swagger UI brings styles of its own, and
    /// sets a policy that allows those and nothing more.
    /// </summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    });

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (Parts.Contains(context.Response.ContentType))
        {
            return Task.CompletedTask;
        }
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!context.Request.Path.StartsWithSegments("/swagger"))
        {
            headers.ContentSecurityPolicy = Policy;
        }
        return Task.CompletedTask;
    }
}
