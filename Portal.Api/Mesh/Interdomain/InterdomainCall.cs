using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Interdomain;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>What becomes known of one call that comes from another domain, at the sidecar of the workload that is called.</summary>
internal sealed class InterdomainCall(InboundCall inbound, TimeProvider clock) : DoorCall(clock)
{
    /// <summary>Tells the caller's sidecar that the call is kept here. It goes no further than that.</summary>
    public const string Recorded = "X-Portal-Recorded";

    public InboundCall Inbound => inbound;

    public HttpContext Context => inbound.Context;

    public DomainPair Domains { get; } = new(inbound.Peer?.Namespace ?? "", inbound.Workload.Domain);

    /// <summary>What it lacks, refused for it or not.</summary>
    public AccessRefusal? Violation { get; set; }

    public static InterdomainCall Of(InboundCall inbound, TimeProvider clock)
    {
        var request = inbound.Context.Request;
        var trace = TraceParent.Read(request.Headers.TraceParent);
        return new InterdomainCall(inbound, clock)
        {
            Door = "mesh",
            TellsItsEnd = true,
            Method = request.Method,
            ClientAddress = inbound.Context.Connection.RemoteIpAddress?.ToString() ?? "",
            Source = inbound.Peer?.Workload,
            RequestId = IdOf(inbound) ?? RequestIds.New(clock.GetUtcNow()),
            // The hop that led here is the call.
            Trace = new TraceContext(trace.TraceId, trace.ParentSpanId ?? System.Diagnostics.ActivitySpanId.CreateRandom().ToHexString(), "01"),
            Version = inbound.Workload.Version,
        };
    }

    public void Seal()
    {
        Seal(Context.Response.Headers);
        Context.Response.Headers[Recorded] = "1";
    }

    public RequestRecord ToRecord()
    {
        RequestBytes = Context.Request.ContentLength ?? 0;
        ResponseBytes = CountedAnswer.BytesOf(Context);
        var gone = Context.RequestAborted.IsCancellationRequested && !Context.Response.HasStarted;
        var record = ToRecord(gone ? StatusCodes.Status499ClientClosedRequest : Context.Response.StatusCode);
        return record.Api is null ? record with { Api = inbound.Host } : record;
    }

    /// <summary>The id that the caller's sidecar gave the call; without mutual TLS anybody could have written it.</summary>
    private static string? IdOf(InboundCall inbound) =>
        inbound.Peer is not null && inbound.Context.Request.Headers[InboundHeaders.RequestId] is [{ } id] && Guid.TryParseExact(id, "N", out _) ? id : null;
}
