using Microsoft.AspNetCore.Identity;

namespace Portal.Api.Identity.Sessions;

/// <summary>How a request says who sends it: the management API by bearer token only, everything else by the session's cookie only.</summary>
internal static class PortalSchemes
{
    public const string ByPath = "by-path";
    public const string Bearer = "bearer";
    public static readonly string Session = IdentityConstants.ApplicationScheme;

    public static string Of(HttpContext context) => context.Request.Path.StartsWithSegments("/api") ? Bearer : Session;
}
