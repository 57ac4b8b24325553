namespace Portal.Console;

/// <summary>Whether this browser has looked at a call's record: a step of the first-run checklist that no table holds.</summary>
internal static class RequestSeen
{
    private const string Cookie = "seen-call";

    public static bool Read(HttpContext context) => context.Request.Cookies.ContainsKey(Cookie);

    public static void Remember(HttpContext context) => context.Response.Cookies.Append(
        Cookie, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
}
