using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Gateway.Matching;
using Portal.Api.Mesh;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway;

/// <summary>
/// A call through the gateway: clean what came in, find the operation, ask the guard, hand over to the mesh. The record is handed over
/// after the answer's last byte; nothing on the way touches the database.
/// </summary>
internal sealed class GatewayPipeline(
    AccessStore access,
    OperationIndexes indexes,
    Guard guard,
    IMeshEntry mesh,
    GatewayAnswers answers,
    IRequestSink requests,
    CallObserver observer,
    IOptions<GatewayOptions> options,
    TimeProvider clock,
    ILogger<GatewayPipeline> logger)
{
    private const string Gateway = "partners";

    private static readonly WorkloadIdentity Edge = new("gateway", "edge", new Dictionary<string, string>());

    public async Task InvokeAsync(HttpContext context)
    {
        var call = new GatewayCall(context, access, clock)
        {
            RequestId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Trace = TraceContext.From(context.Request.Headers),
        };
        context.Response.OnStarting(static state => { ((GatewayCall)state).Seal(); return Task.CompletedTask; }, call);
        context.Response.OnCompleted(() => { Tell(call); return Task.CompletedTask; });
#pragma warning disable CA1031 // The last one who can answer the caller.
        try
        {
            if (await CheckAsync(call) is { } refusal)
            {
                call.RefusalCode = refusal.Code;
                call.ResponseBytes = await answers.RefuseAsync(context, call, refusal);
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered; the record says 499.
        }
        catch (Exception exception)
        {
            await FailAsync(call, exception);
        }
#pragma warning restore CA1031
    }

    private void Tell(GatewayCall call)
    {
        var record = call.ToRecord();
        requests.Record(record);
        if (observer.IsOn)
        {
            observer.Observe(call.ToObservation(record));
        }
    }

    /// <summary>Null: answered.</summary>
    private async ValueTask<AccessRefusal?> CheckAsync(GatewayCall call)
    {
        var request = call.Context.Request;
        InboundHeaders.Strip(request.Headers);
        var raw = call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (raw == "*")
        {
            return AnswerOptions(call, OperationIndex.AllMethods);
        }
        var target = RequestTarget.Read(raw, out var refusal);
        var query = target?.Query ?? "";
        var credential = CallerCredential.Take(request.Headers, query);
        call.Target = target is null ? "(refused path)" : target.Path + credential.Query;
        if ((refusal ?? credential.Refusal) is { } unreadable)
        {
            call.Ledger.Fail("request", call.Target, unreadable);
            return unreadable;
        }
        if (request.ContentLength > options.Value.MaxRequestBodyBytes)
        {
            call.Decision = guard.Identify(credential.Credential);
            return TooLarge(call);
        }
        var index = indexes.Current;
        var match = index.Find(request.Method, target!.Path);
        if (match.Operation is null && indexes.Retired.Find(request.Method, target.Path) is { Operation: not null } gone)
        {
            return await DecideAsync(call, gone, credential, isGone: true);
        }
        if (match.Operation is null)
        {
            // Its sender reads the record of a call that came to nothing.
            call.Decision = guard.Identify(credential.Credential);
            return HttpMethods.IsOptions(request.Method) && match.Allow is not null
                ? AnswerOptions(call, match.Allow)
                : NoOperation(call, index, match);
        }
        return await DecideAsync(call, match, credential, isGone: false);
    }

    private async ValueTask<AccessRefusal?> DecideAsync(GatewayCall call, OperationMatch match, CredentialFound credential, bool isGone)
    {
        call.Api = match.Api;
        call.Operation = match.Operation;
        call.Ledger.Pass("operation", $"{call.Context.Request.Method} {call.Target}", $"{match.Operation!.Id} of {match.Api!.Title} {match.Api.Version}");
        var decision = guard.Decide(new AccessQuestion(match.Api, match.Operation, credential.Credential, credential.Place), call.Ledger);
        call.Decision = decision;
        if (decision.Refusal is { } refusal)
        {
            return match.Api.Hidden && decision.Subscription is null ? Hide(call) : refusal;
        }
        if (!isGone)
        {
            return await ForwardAsync(call, decision);
        }
        return call.Admits(match.Api.Version) || call.Gone == EdgeRefusals.NoRoute ? Hide(call) : Refused(call, call.Gone!);
    }

    private static AccessRefusal Refused(GatewayCall call, AccessRefusal gone)
    {
        call.Ledger.Fail("version", $"{call.Api!.Slug} {call.Version ?? call.Api.Version}", gone);
        return gone;
    }

    /// <summary>Null: answered.</summary>
    private async ValueTask<AccessRefusal?> ForwardAsync(GatewayCall call, AccessDecision decision)
    {
        var context = call.Context;
        InboundHeaders.Put(context, call.RequestId, decision);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = call.Target;
        context.Request.QueryString = new QueryString(call.Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? call.Target[at..] : "");
        call.Bodies = observer.Listen(context, call.Api!.Slug, call.Operation!.Id, decision.Application!.Id);
        var result = await mesh.ForwardAsync(
            context, new MeshCall(Gateway, Edge, context.Request.Host.Value ?? "", call.Target, call.Trace.TraceId, call.Trace.SpanId) { Admission = call });
        call.Version = result.Version;
        if (call.Gone is { } gone)
        {
            return Refused(call, gone);
        }
        call.Forwarded = result.Version is not null;
        call.ResponseBytes = result.ResponseBytes;
        call.Ledger.Pass("route", result.VirtualService ?? "no virtual service", $"{result.Subset ?? "all instances"} answered {result.Status}");
        return null;
    }

    private static AccessRefusal? AnswerOptions(GatewayCall call, string allow)
    {
        call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        call.Context.Response.Headers.Allow = allow;
        return null;
    }

    private static AccessRefusal NoOperation(GatewayCall call, OperationIndex index, OperationMatch match)
    {
        var method = call.Context.Request.Method;
        call.Nearest = index.Nearest(method, call.Target);
        call.Api = match.Api;
        call.Operation = null;
        call.Allow = match.Allow;
        var refusal = match.Allow is null ? EdgeRefusals.NoOperation(method, call.Target, call.Nearest) : EdgeRefusals.MethodNotAllowed(method, match.Allow);
        call.Ledger.Fail("operation", $"{method} {call.Target}", refusal);
        return refusal;
    }

    /// <summary>To all but its subscribers an internal API is not there, and neither is what we know of the call's path.</summary>
    private AccessRefusal Hide(GatewayCall call)
    {
        call.Ledger.Forget();
        return NoOperation(call, indexes.Current, default);
    }

    private AccessRefusal TooLarge(GatewayCall call)
    {
        var refusal = EdgeRefusals.TooLarge(options.Value.MaxRequestBodyBytes);
        call.Ledger.Fail("request", $"{call.Context.Request.ContentLength} bytes", refusal);
        return refusal;
    }

    private async Task FailAsync(GatewayCall call, Exception exception)
    {
        var refusal = exception is BadHttpRequestException bad ? EdgeRefusals.Malformed(bad.StatusCode) : EdgeRefusals.Internal;
        if (refusal == EdgeRefusals.Internal)
        {
            logger.CallFailed(exception, call.RequestId, call.Context.Request.Method, call.Target);
        }
        call.RefusalCode = refusal.Code;
        if (call.Context.Response.HasStarted)
        {
            // A cut connection is the only honest end of half an answer.
            call.Context.Abort();
            return;
        }
        call.Context.Response.Clear();
        call.ResponseBytes = await answers.RefuseAsync(call.Context, call, refusal);
    }
}
