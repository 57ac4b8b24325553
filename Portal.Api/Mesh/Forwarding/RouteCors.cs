using System.Globalization;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>A rule's corsPolicy, by the Fetch standard's CORS protocol: a preflight is answered here, other answers get their headers.</summary>
internal static class RouteCors
{
    /// <summary>True: it was a preflight, and is answered.</summary>
    public static bool Answer(HttpContext context, CorsPolicy policy)
    {
        var request = context.Request;
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin || !policy.Origins.Any(allowed => allowed.Matches(origin)))
        {
            return false;
        }
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Append("Vary", "Origin");
        if (policy.Credentials)
        {
            headers.AccessControlAllowCredentials = "true";
        }
        if (!HttpMethods.IsOptions(request.Method) || request.Headers.AccessControlRequestMethod.Count == 0)
        {
            Put(headers, "Access-Control-Expose-Headers", policy.ExposedHeaders);
            return false;
        }
        Put(headers, "Access-Control-Allow-Methods", policy.Methods);
        Put(headers, "Access-Control-Allow-Headers", policy.Headers);
        if (policy.MaxAge is { } age)
        {
            headers.AccessControlMaxAge = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        context.Response.StatusCode = StatusCodes.Status200OK;
        return true;
    }

    private static void Put(IHeaderDictionary headers, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            headers[name] = string.Join(',', values);
        }
    }
}
