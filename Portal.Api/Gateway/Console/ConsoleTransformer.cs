using System.Collections.Frozen;
using Portal.Api.Mesh.Resilience;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Gateway.Console;

/// <summary>Takes what belongs to the browser's session out of the call, and what would act on the portal's origin out of the answer.</summary>
internal sealed class ConsoleTransformer(Uri gateway, string target, string credential, string? wish) : HttpTransformer
{
    private static readonly FrozenSet<string> OfTheSession = FrozenSet.ToFrozenSet(
        ["Cookie", "Authorization", "Origin", "Referer", "X-API-Key", "X-Portal-Console", CallWishes.Header, WishHeaders.Subset, WishHeaders.Failure, "Upgrade-Insecure-Requests", "DNT", "Priority"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] OfTheOrigin =
        ["Set-Cookie", "Set-Cookie2", "Clear-Site-Data", "Strict-Transport-Security", "Alt-Svc", "Service-Worker-Allowed", "Refresh", "Content-Security-Policy"];

    public required bool MayCut { get; init; }

    /// <summary>The gateway says that the connection is to be cut here, as was wished.</summary>
    public bool MustCut { get; private set; }

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var (name, _) in httpContext.Request.Headers)
        {
            if (OfTheSession.Contains(name) || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase))
            {
                proxyRequest.Headers.Remove(name);
            }
        }
        // As it is: the gateway must see what was typed, not what a client library made of it.
        proxyRequest.RequestUri = new Uri(
            gateway.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        proxyRequest.Headers.Host = null;
        proxyRequest.Headers.TryAddWithoutValidation("X-API-Key", credential);
        // Where the gateway believes this process, it is to be of the person, and not of what the person has typed.
        proxyRequest.Headers.Remove("X-Forwarded-Proto");
        proxyRequest.Headers.Remove("X-Forwarded-For");
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        if (wish is not null)
        {
            proxyRequest.Headers.TryAddWithoutValidation(CallWishes.Header, wish);
        }
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var copied = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var headers = httpContext.Response.Headers;
        foreach (var name in OfTheOrigin)
        {
            headers.Remove(name);
        }
        // Should a browser ever show it as a page, it is a page of nobody.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        MustCut = MayCut && headers.ContainsKey(Rehearsal.CutHeader);
        if (MustCut)
        {
            // Of a body of an unknown length: it is never whole.
            headers.ContentLength = null;
        }
        return copied && !MustCut;
    }
}
