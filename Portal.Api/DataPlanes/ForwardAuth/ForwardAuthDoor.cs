using System.Text;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.DataPlanes.Certificates;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.ForwardAuth;

/// <summary>
/// <c>/authz</c> for proxies that ask by HTTP before they forward: nginx, Caddy, Traefik, HAProxy, and Envoy in its HTTP mode. 200 lets the
/// call pass; every other status is the caller's answer. Some proxies take 204, the answer to a preflight, for leave to pass: then the service answers it.
/// </summary>
internal sealed class ForwardAuthDoor(DataPlaneGuard guard, ToldCertificates certificates, TimeProvider clock) : IControlHttp
{
    private const string Prefix = "/authz";

    /// <summary>nginx knows 401 and 403 alone: with this every refusal is 403, and headers say the rest.</summary>
    private const string DenyAs403 = "?deny=403";

    private static readonly AccessRefusal Unclear = new(
        400,
        "original_request_unclear",
        "Bad request",
        "The proxy does not say which request it asks about, or says two things.",
        "Have the proxy set both X-Forwarded-Method and X-Forwarded-Uri (or X-Original-Method and X-Original-URI) itself, over whatever its client sent.");

    public void Map(WebApplication app) => app.MapWhen(IsAsked, branch => branch.Run(AnswerAsync));

    private static bool IsAsked(HttpContext context) =>
        OriginalRequest.RawTargetOf(context) is var raw && raw.StartsWith(Prefix, StringComparison.Ordinal) && (raw.Length == Prefix.Length || raw[Prefix.Length] is '/' or '?');

    private Task AnswerAsync(HttpContext context)
    {
        var own = OriginalRequest.RawTargetOf(context)[Prefix.Length..];
        var verdict = guard.Decide(Call(context, own));
        var headers = context.Response.Headers;
        Copy(verdict.Answer, headers);
        if (verdict.Call.Options is not null)
        {
            // Where it is taken for leave to pass, the question goes on as any call does: to the target that was matched, without a key in the query.
            headers["X-Portal-Uri"] = verdict.Call.Target;
        }
        return verdict.Refusal is { } refusal ? RefuseAsync(context, refusal, own == DenyAs403) : Pass(context, verdict);
    }

    private DataPlaneCall Call(HttpContext context, string own)
    {
        var original = OriginalRequest.Read(context.Request, own);
        var told = certificates.Take(context.Request.Headers, context.Connection.RemoteIpAddress);
        return new DataPlaneCall(clock, context.Request.Headers)
        {
            Door = "forward_auth",
            RequestId = guard.NewRequestId(),
            Trace = TraceContext.From(context.Request.Headers),
            Method = original?.Method ?? context.Request.Method,
            Raw = original?.Target ?? "",
            Host = OriginalRequest.HostOf(context.Request),
            ClientAddress = OriginalRequest.ClientOf(context),
            Certificate = told.Certificate,
            PassesOn2xx = own != DenyAs403,
            Unclear = original is null ? Unclear : told.IsUnclear ? ToldCertificates.Unclear : null,
        };
    }

    private static Task Pass(HttpContext context, DataPlaneVerdict verdict)
    {
        var headers = context.Response.Headers;
        Copy(verdict.Identity, headers);
        headers["X-Portal-Uri"] = verdict.Call.Target;
        if (verdict.Call.RemovedHeaders is { Count: > 0 } removed)
        {
            headers["x-envoy-auth-headers-to-remove"] = string.Join(", ", removed);
        }
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(HttpContext context, RefusalAnswer refusal, bool as403)
    {
        var response = context.Response;
        foreach (var (name, value) in refusal.Headers)
        {
            response.Headers[name] = value;
        }
        response.StatusCode = refusal.Status;
        if (as403)
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            response.Headers["X-Portal-Status"] = refusal.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            response.Headers["X-Portal-Problem-Type"] = response.ContentType;
            response.Headers["X-Portal-Problem"] = Encoding.UTF8.GetString(refusal.Body);
        }
        if (refusal.Body.Length == 0)
        {
            return;
        }
        response.ContentLength = refusal.Body.Length;
        await response.Body.WriteAsync(refusal.Body, context.RequestAborted);
    }

    private static void Copy(IHeaderDictionary from, IHeaderDictionary to)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value;
        }
    }
}
