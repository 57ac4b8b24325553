using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Policy;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>
/// Stands before one instance of a workload: nobody else reaches it. In Istio's order: who calls (PeerAuthentication), who decides elsewhere
/// (CUSTOM, and calls from other domains), DENY, ALLOW. Then the workload answers, handed the request without another hop.
/// </summary>
internal sealed class InboundSidecar(
    WorkloadIdentity workload, string host, MeshFiles files, IInterdomainGate gate, IInboundSink hops, MeshProblems problems, TimeProvider clock)
{
    private const string ClientCertificate = "X-Forwarded-Client-Cert";

    public PeerMode Mode => files.Policies.ModeOf(workload);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var peer = context.Features.Get<MeshPeer>()?.Id;
        var call = new InboundCall(context, peer, host, workload, [Peer(peer)]);
        if (peer is null)
        {
            // Only the mesh's own may say such things.
            foreach (var name in context.Request.Headers.Keys.Where(NeverForwarded.IsOfDoors).ToArray())
            {
                context.Request.Headers.Remove(name);
            }
        }
        var trace = TraceParent.Read(context.Request.Headers.TraceParent);
        var isTold = false;
        // One set of files for the whole call.
        var policies = files.Policies;
        if (policies.ProviderOf(workload, Query(context, peer)) is { } custom)
        {
            call = call with { DemandedBy = custom.Policy };
        }
        await gate.InvokeAsync(call, async inner =>
        {
            var isAllowed = Authorize(policies, call);
            isTold = Tell(call, trace);
            if (isAllowed)
            {
                await ServeAsync(inner, peer, next);
            }
            else
            {
                await problems.WriteAsync(inner, Denied, trace.TraceId);
            }
        });
        if (!isTold)
        {
            Tell(call, trace);
        }
    }

    private static HopFailure Denied { get; } = new(403, "-", "mesh_denied",
        "The mesh's access rules do not let this workload make this call. Ask the owners of the called service to name it in an AuthorizationPolicy.");

    private bool Authorize(PolicyTable policies, InboundCall call)
    {
        var began = clock.GetTimestamp();
        var verdict = policies.Decide(workload, Query(call.Context, call.Peer));
        if (verdict != PolicyVerdict.Unasked)
        {
            call.Steps.Add(new HopStep("authorization", verdict.Policy ?? "no policy", verdict.Words, verdict.Allowed, (long)clock.GetElapsedTime(began).TotalMicroseconds));
        }
        return verdict.Allowed;
    }

    private Task ServeAsync(HttpContext context, SpiffeId? peer, RequestDelegate next)
    {
        // As Istio's sidecars tell a service who calls it (Envoy: x-forwarded-client-cert, SANITIZE_SET).
        if (peer is null)
        {
            context.Request.Headers.Remove(ClientCertificate);
        }
        else
        {
            context.Request.Headers[ClientCertificate] = $"By={SpiffeId.Of(workload)};URI={peer}";
        }
        // Only a sidecar says that it has kept the record.
        context.Response.OnStarting(static state =>
        {
            ((HttpContext)state).Response.Headers.Remove(HopTransformer.Recorded);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private bool Tell(InboundCall call, TraceParent trace)
    {
        if (trace.ParentSpanId is { } span)
        {
            hops.Record(new InboundHop(trace.TraceId, span, workload.Domain, workload.Workload, [.. call.Steps]));
        }
        return true;
    }

    private static HopStep Peer(SpiffeId? peer) => peer is null
        ? new HopStep("peer", "unknown", "plain text, nobody's certificate", true, 0)
        : new HopStep("peer", peer.ToString(), "mutual TLS", true, 0);

    private static InboundQuery Query(HttpContext context, SpiffeId? peer)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        return new InboundQuery
        {
            Principal = peer?.Principal,
            SourceNamespace = peer?.Namespace,
            Source = context.Connection.RemoteIpAddress ?? IPAddress.None,
            Host = context.Request.Host.Value ?? "",
            Method = context.Request.Method,
            Path = target.IndexOf('?') is >= 0 and var query ? target[..query] : target,
            // The sidecar's own port is nobody's business: a service is called on the port that its callers write, or on 80.
            Port = context.Request.Host.Port ?? 80,
            Headers = context.Request.Headers,
        };
    }
}
