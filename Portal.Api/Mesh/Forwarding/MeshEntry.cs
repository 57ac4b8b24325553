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
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MeshResult> ForwardAsync(HttpContext context, MeshCall call)
    {
        var hop = new Hop(call, ActivitySpanId.CreateRandom().ToHexString(), time.GetUtcNow(), time.GetTimestamp()) { RequestBytes = context.Request.ContentLength ?? 0 };
        var end = TryRoute(context, hop) ? await FollowAsync(context, hop) : HopEnd.Of(HopFailure.NoRoute(call));
        if (!end.IsAdmitted)
        {
            return hop.ToResult();
        }
        if (end.Failure is { } failure)
        {
            hop.Flags = failure.Flags;
            call.Admission?.Failed();
            await problems.WriteAsync(context, failure, call.TraceId);
        }
        hop.Status = end.Failure is { Flags: "DC" } or { Status: 0 } ? 0 : context.Response.StatusCode;
        (call.Hops ?? hops).Record(hop.ToTrace(context.Request, time.GetElapsedTime(hop.Started)));
        return hop.ToResult();
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

    /// <summary>Most calls only go on: each frame that would wait with them costs every one of them.</summary>
    private ValueTask<HopEnd> FollowAsync(HttpContext context, Hop hop)
    {
        if (hop.Call.Subset is { } subset && hop.Destination is { } chosen)
        {
            if (routes.Part(chosen.Host, subset) is not { } wished)
            {
                return ValueTask.FromResult(HopEnd.Of(HopFailure.NoSubset(chosen.Host, subset)));
            }
            hop.Destination = wished;
        }
        return hop.Call.Rehearsal is null && hop.Route is null or { LeadsStraight: true } ? SendAsync(context, hop, out _) : FollowRuleAsync(context, hop);
    }

    private async ValueTask<HopEnd> FollowRuleAsync(HttpContext context, Hop hop)
    {
        if (hop.Call.Rehearsal is { } rehearsal && await rehearsals.ApplyAsync(context, hop, rehearsal) is { } rehearsed)
        {
            return HopEnd.Of(rehearsed);
        }
        if (hop.Route is not { } route)
        {
            return await SendAsync(context, hop, out _);
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
        var end = await SendAsync(context, hop, out var body);
        if (end.IsAdmitted)
        {
            mirror.Send(context, hop, body);
        }
        return end;
    }

    /// <param name="context">Of the call.</param>
    /// <param name="hop">Whose destination is chosen.</param>
    /// <param name="body">What can be sent once more; null: nothing, or it is to be sent once only.</param>
    private ValueTask<HopEnd> SendAsync(HttpContext context, Hop hop, out ReplayBody? body)
    {
        body = null;
        if (hop.Route is { } route)
        {
            hop.SentPath = RouteRewrite.Path(route, hop.SentPath);
            hop.SentAuthority = RouteRewrite.Authority(route) ?? hop.SentAuthority;
            body = BodyOf(context, route);
        }
        return sender.SendAsync(context, hop, body);
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
