using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts;
using Portal.Api.Mesh;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway;

/// <summary>What becomes known of one call on its way through the gateway.</summary>
internal sealed class GatewayCall(HttpContext context, AccessStore access, TimeProvider clock) : IMeshAdmission
{
    private readonly long _began = clock.GetTimestamp();

    public HttpContext Context => context;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public Ledger Ledger { get; } = new(clock);

    public required string RequestId { get; init; }

    public required TraceContext Trace { get; init; }

    public string Target { get; set; } = "";

    public ApiAccess? Api { get; set; }

    public OperationSummary? Operation { get; set; }

    public AccessDecision? Decision { get; set; }

    public string? RefusalCode { get; set; }

    /// <summary>What the caller is to hear of the end of what answers.</summary>
    public EndNotice? Notice { get; set; }

    /// <summary>Why the version that the mesh chose does not answer.</summary>
    public AccessRefusal? Gone { get; private set; }

    /// <summary>The methods that the path takes, where another was sent.</summary>
    public string? Allow { get; set; }

    /// <summary>Operations close to what was asked for, where there is none.</summary>
    public IReadOnlyList<string> Nearest { get; set; } = [];

    /// <summary>Version label of the instance that answered.</summary>
    public string? Version { get; set; }

    public long ResponseBytes { get; set; }

    /// <summary>A service answered, and not the gateway in its place.</summary>
    public bool Forwarded { get; set; }

    public BodyTap? Bodies { get; set; }

    public bool Admits(string? version) => (Gone = VersionGate.Check(access.Current.Snapshot, this, version)) is null;

    /// <summary>Our headers, over any of the same name from behind.</summary>
    public void Seal()
    {
        var headers = context.Response.Headers;
        headers[InboundHeaders.RequestId] = RequestId;
        headers["traceparent"] = Trace.Header;
        Notice?.Put(headers);
        if (Decision?.Limits is { } limits)
        {
            headers["RateLimit-Policy"] = limits.Policy;
            headers["RateLimit"] = limits.Header();
        }
        else
        {
            headers.Remove("RateLimit-Policy");
            headers.Remove("RateLimit");
        }
    }

    public RequestRecord ToRecord() => new()
    {
        RequestId = RequestId,
        TraceId = Trace.TraceId,
        SpanId = Trace.SpanId,
        Door = "gateway",
        StartedAt = StartedAt,
        Method = context.Request.Method,
        Target = Target,
        Status = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode,
        DurationMicros = (long)clock.GetElapsedTime(_began).TotalMicroseconds,
        RequestBytes = context.Request.ContentLength ?? 0,
        ResponseBytes = ResponseBytes,
        Api = Api?.Slug,
        Version = Version ?? Api?.Version,
        Operation = Operation?.Id,
        OrganizationId = Decision?.Application?.OrganizationId,
        ApplicationId = Decision?.Application?.Id,
        ApplicationName = Decision?.Application?.Name,
        CredentialId = Decision?.Credential?.Id,
        ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
        RefusalCode = RefusalCode,
        Ledger = Ledger.Steps,
    };

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
