using System.Diagnostics;
using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>One hop: find the route, pick the instance, forward, tell what happened.</summary>
internal sealed class MeshEntry(
    MeshRoutes routes,
    WorkloadRegistry registry,
    IHttpForwarder forwarder,
    MeshTransport transport,
    MeshProblems problems,
    IHopSink hops,
    TimeProvider time,
    ILogger<MeshEntry> logger) : IMeshEntry
{
    public async ValueTask<MeshResult> ForwardAsync(HttpContext context, MeshCall call)
    {
        var hop = new Hop(call, ActivitySpanId.CreateRandom().ToHexString(), time.GetUtcNow(), time.GetTimestamp());
        if (!TryRoute(context, call, hop))
        {
            await EndAsync(context, hop, HopFailure.NoRoute(call));
        }
        else if ((call.Outside?.Pick ?? registry.Find(hop.Destination!.Host)?.Pick(hop.Destination)) is not { } pick)
        {
            await EndAsync(context, hop, HopFailure.NoInstance(hop.Destination!.Host, hop.Destination.Subset));
        }
        else if (call.Admission is { } admission && !await admission.AdmitsAsync(pick.Instance.Version))
        {
            hop.Pick = pick;
            return hop.ToResult();
        }
        else
        {
            hop.Pick = pick;
            await EndAsync(context, hop, await SendAsync(context, hop, pick.Instance));
        }
        (call.Hops ?? hops).Record(hop.ToTrace(context.Request.Method, time.GetElapsedTime(hop.Started)));
        return hop.ToResult();
    }

    private bool TryRoute(HttpContext context, MeshCall call, Hop hop)
    {
        if (call.Outside is { } outside)
        {
            hop.Destination = outside.Destination;
            return true;
        }
        hop.Route = routes.Find(call.Gateway, call.Source, call.Authority, context.Request.Method, call.Path, context.Request.Headers, out var governed);
        // Inside the mesh a service that no virtual service speaks for can be called all the same.
        hop.Destination = hop.Route?.Pick(Random.Shared.NextDouble())
            ?? (governed || call.Gateway != MeshGateways.Mesh ? null : registry.Find(HostName.Service(call.Authority.AsSpan()))?.Everywhere);
        return hop.Destination is not null;
    }

    private async Task<HopFailure?> SendAsync(HttpContext context, Hop hop, WorkloadInstance instance)
    {
        var timeout = hop.Route?.Timeout is { } ofRoute && !(hop.Call.Limit < ofRoute) ? ofRoute : hop.Call.Limit;
        using var limit = timeout is { } span ? new CancellationTokenSource(span, time) : null;
        var transformer = new HopTransformer(hop.Call, hop.SpanId);
        var error = await forwarder.SendAsync(
            context, instance.Prefix, transport.Client, GrpcCall.Is(context.Request) ? MeshTransport.Http2 : MeshTransport.Config, transformer, limit?.Token ?? CancellationToken.None);
        hop.ResponseBytes = transformer.ResponseBytes;
        if (error == ForwarderError.None)
        {
            return null;
        }
        var exception = context.GetForwarderErrorFeature()?.Exception;
        var late = limit is { IsCancellationRequested: true } && !context.RequestAborted.IsCancellationRequested;
        var failure = HopFailure.Of(error, exception, instance.Host, late ? timeout : null);
        logger.HopFailed(hop.Call.Source.Workload, instance.Host, instance.Name, failure.Flags, exception?.Message ?? error.ToString());
        return failure;
    }

    private async Task EndAsync(HttpContext context, Hop hop, HopFailure? failure)
    {
        if (failure is not null)
        {
            hop.Flags = failure.Flags;
            hop.Call.Admission?.Failed();
            await problems.WriteAsync(context, failure, hop.Call.TraceId);
        }
        hop.Status = failure is { Flags: "DC" } ? 0 : context.Response.StatusCode;
    }
}
