using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Api.Identity;

namespace Portal.Layout;

/// <summary>
/// Carries a sentence or a new secret over the redirect from a form to the page that shows it, once: in a cookie that only this portal
/// can read, for one reader and one minute. The server keeps nothing.
/// </summary>
internal sealed class Once(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    public void Put(HttpContext http, Actor reader, string name, string value) =>
        http.Response.Cookies.Append(Cookie(name), Protector(reader, name).Protect(value, Life), Options(http, Life));

    public string? Take(HttpContext http, Actor reader, string name)
    {
        // The page that is rendered in answer to a form must leave it to the page that is shown.
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Cookies[Cookie(name)] is not { } value)
        {
            return null;
        }
        http.Response.Cookies.Delete(Cookie(name), Options(http, life: null));
        try
        {
            return Protector(reader, name).Unprotect(value);
        }
        catch (CryptographicException)
        {
            // Too old, another reader's, or made up: nothing to show.
            return null;
        }
    }

    private static string Cookie(string name) => $"once-{name}";

    private ITimeLimitedDataProtector Protector(Actor reader, string name) =>
        protection.CreateProtector("Portal.Layout.Once", reader.UserId.ToString() ?? "", name).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = life,
    };
}
