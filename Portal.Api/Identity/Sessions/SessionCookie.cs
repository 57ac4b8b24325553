using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Portal.Api.Identity.Sessions;

/// <summary>The session's cookie: out of reach of scripts and of other sites' forms, and worth nothing once the session was ended.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = RejectEndedAsync;
        options.Events.OnRedirectToLogin = SignInOrRefuseAsync;
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context, StatusCodes.Status403Forbidden);
    }

    private static async Task RejectEndedAsync(CookieValidatePrincipalContext context)
    {
        var actors = context.HttpContext.RequestServices.GetRequiredService<ActorResolver>();
        var actor = await actors.ResolveAsync(context.Principal, context.HttpContext.RequestAborted);
        if (!actor.IsSignedIn)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(PortalSchemes.Session);
        }
    }

    private static Task SignInOrRefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!IsPage(context.Request))
        {
            return RefuseAsync(context, StatusCodes.Status401Unauthorized);
        }
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpRequest request) => !request.Path.StartsWithSegments("/try") && !request.Path.StartsWithSegments("/_blazor");
}
