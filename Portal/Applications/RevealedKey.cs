using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Api.Identity;

namespace Portal.Applications;

/// <summary>
/// Carries a new key over the redirect from the form to the page that shows it: in a cookie that only this portal can read, for one
/// minute and for one reader, and that the page which shows it takes away. The server keeps nothing.
/// </summary>
internal sealed class RevealedKey(IDataProtectionProvider protection)
{
    private const string Cookie = "new-key";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    public void Put(HttpContext http, Actor reader, Guid applicationId, string key) =>
        http.Response.Cookies.Append(Cookie, Protector(reader, applicationId).Protect(key, Life), Options(http, applicationId, Life));

    /// <summary>The key, once; null when there is none to show.</summary>
    public string? Take(HttpContext http, Actor reader, Guid applicationId)
    {
        if (http.Request.Cookies[Cookie] is not { } secret)
        {
            return null;
        }
        http.Response.Cookies.Delete(Cookie, Options(http, applicationId, life: null));
        try
        {
            return Protector(reader, applicationId).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            // Too old, somebody else's, or made up: nothing to show.
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Actor reader, Guid applicationId) =>
        protection.CreateProtector("Portal.Applications.RevealedKey", reader.UserId.ToString() ?? "", applicationId.ToString()).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http, Guid applicationId, TimeSpan? life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = $"/applications/{applicationId}",
        MaxAge = life,
    };
}
