using System.Diagnostics;
using System.Runtime.CompilerServices;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>One hop: find the route, do what its rule says, send to an instance, tell what happened.</summary>
internal sealed class MeshEntry(
    MeshRoutes routes,
    WorkloadRegistry registry,
    HopSender sender,
    Faults faults,
    Rehearsals rehearsals,
    Mirror mirror,
    MeshProblems problems,
    IHopSink hops,
    TimeProvider time) : IMeshEntry
{
    // One call goes through all of these, and waits in each: their frames are used again by the next.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MeshResult> ForwardAsync(HttpContext context, MeshCall call)
    {
        var hop = new Hop(call, ActivitySpanId.CreateRandom().ToHexString(), time.GetUtcNow(), time.GetTimestamp()) { RequestBytes = context.Request.ContentLength ?? 0 };
        if (await MakeAsync(context, hop) is { IsAdmitted: false })
        {
            return hop.ToResult();
        }
        (call.Hops ?? hops).Record(hop.ToTrace(context.Request, time.GetElapsedTime(hop.Started)));
        return hop.ToResult();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HopEnd> MakeAsync(HttpContext context, Hop hop)
    {
        var end = TryRoute(context, hop) ? await FollowAsync(context, hop) : HopEnd.Of(HopFailure.NoRoute(hop.Call));
        if (!end.IsAdmitted)
        {
            return end;
        }
        if (end.Failure is { } failure)
        {
            hop.Flags = failure.Flags;
            hop.Call.Admission?.Failed();
            await problems.WriteAsync(context, failure, hop.Call.TraceId);
        }
        hop.Status = end.Failure is { Flags: "DC" } or { Status: 0 } ? 0 : context.Response.StatusCode;
        return end;
    }

    private bool TryRoute(HttpContext context, Hop hop)
    {
        var call = hop.Call;
        if (call.Outside is { } outside)
        {
            hop.Destination = outside.Destination;
            return true;
        }
        hop.Route = routes.Find(call.Gateway, call.Source, call.Authority, context.Request.Method, call.Path, context.Request.Headers, out var governed, context.Request.Scheme);
        if (hop.Route is { } route)
        {
            hop.Destination = route.Leads ? route.Pick(Random.Shared.NextDouble()) : null;
            return true;
        }
        // Inside the mesh a service that no virtual service speaks for can be called all the same.
        hop.Destination = governed || call.Gateway != MeshGateways.Mesh || registry.Find(HostName.Service(call.Authority.AsSpan())) is not { } service ? null : routes.Whole(service.Host);
        return hop.Destination is not null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HopEnd> FollowAsync(HttpContext context, Hop hop)
    {
        if (hop.Call.Subset is { } subset && hop.Destination is { } chosen)
        {
            if (routes.Part(chosen.Host, subset) is not { } wished)
            {
                return HopEnd.Of(HopFailure.NoSubset(chosen.Host, subset));
            }
            hop.Destination = wished;
        }
        if (hop.Call.Rehearsal is { } rehearsal && await rehearsals.ApplyAsync(context, hop, rehearsal) is { } rehearsed)
        {
            return HopEnd.Of(rehearsed);
        }
        if (hop.Route is not { } route)
        {
            return await sender.SendAsync(context, hop, body: null);
        }
        if (route.Rule.Cors is { } cors && RouteCors.Answer(context, cors))
        {
            return HopEnd.Answered;
        }
        if (route.Rule.Fault is { } fault && await faults.InjectAsync(context, hop, fault) is { } injected)
        {
            return HopEnd.Of(injected);
        }
        if (await OwnAnswers.TryAsync(context, route, hop.Call.Path))
        {
            return HopEnd.Answered;
        }
        hop.SentPath = RouteRewrite.Path(route, hop.SentPath);
        hop.SentAuthority = RouteRewrite.Authority(route) ?? hop.SentAuthority;
        var body = BodyOf(context, route);
        var end = await sender.SendAsync(context, hop, body);
        if (end.IsAdmitted)
        {
            mirror.Send(context, hop, body);
        }
        return end;
    }

    /// <summary>Null: there is none, or it is to be sent once only.</summary>
    private static ReplayBody? BodyOf(HttpContext context, CompiledRoute route)
    {
        if (route is { Retries.Attempts: 0, Mirrors.Length: 0 } || !HopSender.HasBody(context))
        {
            return null;
        }
        var body = new ReplayBody(context.Request.Body);
        context.Request.Body = body;
        return body;
    }
}
