using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Rules that answer by themselves: redirects and answers that stand in the file.</summary>
internal static class OwnAnswers
{
    /// <summary>False: the rule leads to a service.</summary>
    public static async ValueTask<bool> TryAsync(HttpContext context, CompiledRoute route, string path)
    {
        if (route.Rule.Redirect is { } redirect)
        {
            context.Response.StatusCode = redirect.Status;
            context.Response.Headers.Location = Location(context.Request, route, redirect, path);
        }
        else if (route.Rule.DirectResponse is { } direct)
        {
            context.Response.StatusCode = direct.Status;
            context.Response.ContentLength = direct.Body.Length;
            HeaderEdits.Apply(route.Rule.Headers.Response, context.Response.Headers);
            await context.Response.BodyWriter.WriteAsync(direct.Body, context.RequestAborted);
            return true;
        }
        else
        {
            return false;
        }
        HeaderEdits.Apply(route.Rule.Headers.Response, context.Response.Headers);
        return true;
    }

    private static string Location(HttpRequest request, CompiledRoute route, HttpRedirect redirect, string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? target[at..] : "";
        var path = target[..(target.Length - query.Length)];
        if (redirect.Uri is { } uri)
        {
            path = redirect.ReplacesPrefix ? RouteRewrite.Matched(route).Replaced(path, uri) : uri;
        }
        var host = redirect.Authority ?? request.Host.Host;
        // Without a port of its own, the request's stays with the request's host.
        var port = redirect.Port ?? redirect.DerivedPort switch
        {
            PortDerivation.RequestPort => request.Host.Port,
            PortDerivation.None when redirect is { Authority: null, Scheme: null } => request.Host.Port,
            _ => null,
        };
        var scheme = redirect.Scheme ?? request.Scheme;
        var isUsual = port is null || (scheme, port) is ("http", 80) or ("https", 443);
        return $"{scheme}://{host}{(isUsual ? "" : $":{port}")}{path}{query}";
    }
}
