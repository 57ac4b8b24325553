namespace Portal.Layout;

/// <summary>The reader's choice of light or dark, in a cookie that the server reads, so that no page flashes.</summary>
internal static class Theme
{
    public const string Cookie = "theme";

    /// <summary>Null: as the reader's system has it.</summary>
    public static string? Of(HttpContext? context) => Known(context?.Request.Cookies[Cookie]);

    public static void MapTheme(this IEndpointRouteBuilder routes)
    {
        // Without antiforgery: all that another site could do is turn the lights on.
        routes.MapPost("/theme", ChooseTheme).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> ChooseTheme(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
        {
            return TypedResults.BadRequest();
        }
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (Known(form["theme"]) is { } theme)
        {
            context.Response.Cookies.Append(Cookie, theme, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
        }
        return TypedResults.LocalRedirect(LocalUrl.OrHome(form["returnUrl"]));
    }

    private static string? Known(string? theme) => theme is "light" or "dark" ? theme : null;
}
