using System.Globalization;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Balancers;

/// <summary>What a consistent hash is made of, as a request has it.</summary>
internal static class BalanceKey
{
    /// <summary>Null: no hash decides, or the request lacks what is hashed; then any instance will do. A cookie that is missing is given.</summary>
    public static string? Of(HttpContext context, LoadBalancing balancing) => balancing.Key switch
    {
        null => null,
        { From: HashSource.Header, Name: var name } => context.Request.Headers.TryGetValue(name, out var header) && header.Count > 0 ? header.ToString() : null,
        { From: HashSource.QueryParameter, Name: var name } => context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null,
        { From: HashSource.SourceAddress } => context.Connection.RemoteIpAddress?.ToString(),
        { From: HashSource.Cookie } cookie => context.Request.Cookies.TryGetValue(cookie.Name, out var had) ? had : Given(context, cookie),
        _ => null,
    };

    /// <summary>As Envoy: only a cookie with a lifetime is made for those who have none.</summary>
    private static string? Given(HttpContext context, HashKey cookie)
    {
        if (cookie.Lifetime is not { } lifetime)
        {
            return null;
        }
        var value = Guid.NewGuid().ToString("N");
        var age = lifetime > TimeSpan.Zero ? $"; Max-Age={((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)}" : "";
        var path = cookie.CookiePath is { } given ? $"; Path={given}" : "";
        context.Response.Headers.Append("Set-Cookie", $"{cookie.Name}={value}{age}{path}; HttpOnly");
        return value;
    }
}
