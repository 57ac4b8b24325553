using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Mesh;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway;

/// <summary>What becomes known of one call on its way through the gateway.</summary>
internal sealed class GatewayCall(HttpContext context, AccessStore access, TimeProvider clock) : DoorCall(clock), IMeshAdmission
{
    public HttpContext Context => context;

    /// <summary>Why the version that the mesh chose does not answer.</summary>
    public AccessRefusal? Gone { get; private set; }

    /// <summary>A service answered, and not the gateway in its place.</summary>
    public bool Forwarded { get; set; }

    /// <summary>What a service said of extra usage, where that could not be read.</summary>
    public string? UnreadUsage { get; private set; }

    public BodyTap? Bodies { get; set; }

    public bool Admits(string? version) => (Gone = VersionGate.Check(access.Current.Snapshot, this, version)) is null;

    public void Seal()
    {
        var headers = context.Response.Headers;
        TakeUsage(headers);
        Seal(headers);
        headers["traceparent"] = Trace.Header;
    }

    private void TakeUsage(IHeaderDictionary headers)
    {
        if (!headers.Remove(ReportedUsage.Header, out var told) || Decision?.Limits is not { } limits)
        {
            return;
        }
        if (ReportedUsage.Read(told) is { } amounts)
        {
            limits.Add(MetricUsage.Of(amounts, Api!.Operations));
        }
        else
        {
            UnreadUsage = Shorten.Text(told.ToString());
        }
    }

    public RequestRecord ToRecord()
    {
        RequestBytes = context.Request.ContentLength ?? 0;
        return ToRecord(context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted
            ? StatusCodes.Status499ClientClosedRequest
            : context.Response.StatusCode);
    }

    public ObservedCall ToObservation(RequestRecord record) => new()
    {
        RequestId = record.RequestId,
        Api = record.Api,
        Version = record.Version,
        Method = record.Method,
        Target = record.Target,
        Status = record.Status,
        At = record.StartedAt,
        ApplicationId = record.ApplicationId,
        Forwarded = Forwarded,
        Headers = CallObserver.NamesOf(context.Request.Headers),
        Cookies = context.Request.Headers.Cookie,
        RequestType = context.Request.ContentType,
        ResponseType = context.Response.ContentType,
        ResponseEncoding = context.Response.Headers.ContentEncoding,
        HasResponseBody = record.ResponseBytes > 0,
        Bodies = Bodies,
    };
}
