using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access.Calls;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Routing;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>Takes what a workload sends out, and knows who sends it. Where a trace begins, the call is kept as one that began inside.</summary>
internal sealed class OutboundSidecar(WorkloadIdentity caller, IMeshEntry mesh, MeshProblems problems, IRequestSink records, CallObserver observer, TimeProvider time)
{
    private static readonly HopFailure BadTarget =
        new(400, "DPE", "bad_target", "The sidecar takes a plain HTTP request for an absolute address such as http://flights/flights/Rome.");

    public async Task HandleAsync(HttpContext context)
    {
        var trace = TraceParent.Read(context.Request.Headers.TraceParent);
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (SidecarTarget.Read(raw, context.Request.Host.Value ?? "") is not { } target)
        {
            await problems.WriteAsync(context, BadTarget, trace.TraceId);
            return;
        }
        foreach (var name in context.Request.Headers.Keys.Where(NeverForwarded.IsOfDoors).ToArray())
        {
            context.Request.Headers.Remove(name);
        }
        var call = new MeshCall(MeshGateways.Mesh, caller, target.Authority, target.Path, trace.TraceId, trace.ParentSpanId);
        if (trace.ParentSpanId is null)
        {
            await BeginAsync(context, call);
        }
        else
        {
            await ForwardAsync(context, call);
        }
    }

    /// <summary>The services inside have contracts too.</summary>
    private async Task<MeshResult> ForwardAsync(HttpContext context, MeshCall call, string? requestId = null)
    {
        var api = HostName.Service(call.Authority);
        var startedAt = time.GetUtcNow();
        var bodies = observer.Listen(context, api, context.Request.Method, workload: caller.Workload);
        var result = await mesh.ForwardAsync(context, call);
        if (observer.Wants(bodies, api, context.Request.Method, workload: caller.Workload))
        {
            observer.Observe(Observation(context, call, result, api, startedAt, bodies) with { RequestId = requestId });
        }
        return result;
    }

    private async Task BeginAsync(HttpContext context, MeshCall call)
    {
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        var requestId = RequestIds.New(startedAt);
        context.Request.Headers["X-Request-Id"] = requestId;
        context.Response.Headers["X-Request-Id"] = requestId;
        var result = await ForwardAsync(context, call, requestId);
        if (result.IsRecordedThere)
        {
            return;
        }
        var elapsed = time.GetElapsedTime(started).TotalMicroseconds;
        records.Record(new RequestRecord
        {
            RequestId = requestId,
            TraceId = call.TraceId,
            Door = "mesh",
            StartedAt = startedAt,
            Method = context.Request.Method,
            Target = call.Told,
            Status = result.Status,
            DurationMicros = (long)elapsed,
            RequestBytes = context.Request.ContentLength ?? 0,
            ResponseBytes = result.ResponseBytes,
            Api = HostName.Service(call.Authority),
            Version = result.Version,
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Source = caller.Workload,
            Ledger = [Caller(), Route(call, result)],
        });
    }

    private ObservedCall Observation(HttpContext context, MeshCall call, MeshResult result, string api, DateTimeOffset startedAt, BodyTap? bodies) => new()
    {
        Api = api,
        Version = result.Version,
        Method = context.Request.Method,
        Target = call.Told,
        Status = result.Status,
        At = startedAt,
        Workload = caller.Workload,
        Forwarded = result.Version is not null,
        Headers = CallObserver.NamesOf(context.Request.Headers),
        Cookies = context.Request.Headers.Cookie,
        RequestType = context.Request.ContentType,
        ResponseType = context.Response.ContentType,
        ResponseEncoding = context.Response.Headers.ContentEncoding,
        HasResponseBody = result.ResponseBytes > 0,
        Bodies = bodies,
    };

    private LedgerStep Caller() => new("Caller", $"sidecar of {caller.Workload}", $"workload of domain {caller.Domain}", true, 0);

    private static LedgerStep Route(MeshCall call, MeshResult result) => new(
        "Route",
        $"{call.Authority} at gateway {call.Gateway}",
        (result.VirtualService, result.Version) switch
        {
            (_, null) => $"no instance ({result.Flags})",
            (null, { } version) => $"no virtual service, {version}",
            ({ } service, { } version) => $"{service}, {version}",
        },
        result.Version is not null,
        0);
}
