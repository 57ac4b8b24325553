using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Api.DataPlanes.ForwardAuth;

/// <summary>
/// The request that a proxy holds and asks about. It says so by <c>X-Forwarded-Method</c> and <c>-Uri</c>, by <c>X-Original-Method</c> and
/// <c>-URI</c>, or by asking at <c>/authz</c> and the request's own target. A proxy may pass on what its client wrote into one of the others,
/// so all that is said must be whole and must agree. Null: it is not, and nobody knows what is asked.
/// </summary>
internal sealed record OriginalRequest(string Method, string Target)
{
    public static OriginalRequest? Read(HttpRequest request, string ownTarget)
    {
        OriginalRequest? own = ownTarget.StartsWith('/') ? new(request.Method, ownTarget) : null;
        return TryRead(request.Headers, "X-Forwarded-Method", "X-Forwarded-Uri", out var forwarded)
            && TryRead(request.Headers, "X-Original-Method", "X-Original-URI", out var original)
            && (forwarded ?? original ?? own) is { } first
            && Agrees(first, original) && Agrees(first, own)
            && Ascii.IsValid(first.Target)
                ? first
                : null;
    }

    public static string HostOf(HttpRequest request) => request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } host] ? host : request.Host.Value ?? "";

    /// <summary>The last of X-Forwarded-For is the one that the proxy which asks has written itself.</summary>
    public static string ClientOf(HttpContext context)
    {
        var written = context.Request.Headers["X-Forwarded-For"] is [.., { } last] ? last.AsSpan() : [];
        var address = written[(written.LastIndexOf(',') + 1)..].Trim();
        return address.Length > 0 ? address.ToString() : context.Connection.RemoteIpAddress?.ToString() ?? "";
    }

    public static string RawTargetOf(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static bool Agrees(OriginalRequest first, OriginalRequest? other) => other is null || other == first;

    /// <summary>False: half of it is there, or more than one.</summary>
    private static bool TryRead(IHeaderDictionary headers, string methodName, string targetName, out OriginalRequest? request)
    {
        var (methods, targets) = (headers[methodName], headers[targetName]);
        request = methods is [{ Length: > 0 } method] && targets is [{ Length: > 0 } target] ? new OriginalRequest(method, target) : null;
        return request is not null || (methods.Count == 0 && targets.Count == 0);
    }
}
