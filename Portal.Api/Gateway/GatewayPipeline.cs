using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Matching;
using Portal.Api.Gateway.Checks;
using Portal.Api.Gateway.Conformance;
using Portal.Api.Gateway.Console;
using Portal.Api.Gateway.Mocks;
using Portal.Api.Gateway.Tls;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway;

/// <summary>
/// A call through the gateway: clean what came in, find the operation, ask the guard, hand over to the mesh. The record is handed over
/// after the answer's last byte; nothing on the way touches the database.
/// </summary>
internal sealed class GatewayPipeline(
    AccessStore access,
    ContractGate contracts,
    ConformanceTally conformance,
    CallCheck check,
    MockGate mocks,
    OperationIndexes indexes,
    IMeshEntry mesh,
    Upstreams upstreams,
    CallWishes wishes,
    RefusalAnswers answers,
    IRequestSink requests,
    CallObserver observer,
    IOptions<GatewayOptions> options,
    TimeProvider clock,
    ILogger<GatewayPipeline> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var call = new GatewayCall(context, access, contracts, clock, this)
        {
            Door = "gateway",
            TellsItsEnd = true,
            Method = context.Request.Method,
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Certificate = GatewayTls.CertificateOf(context),
            RequestId = RequestIds.New(clock.GetUtcNow()),
            Trace = TraceContext.From(context.Request.Headers),
        };
        context.Response.OnStarting(static state => { ((GatewayCall)state).Seal(); return Task.CompletedTask; }, call);
        context.Response.OnCompleted(static state => { ((GatewayCall)state).End(); return Task.CompletedTask; }, call);
#pragma warning disable CA1031 // The last one who can answer the caller.
        try
        {
            if (await CheckAsync(call) is { } refusal)
            {
                call.RefusalCode = refusal.Code;
                call.ResponseBytes = await answers.WriteAsync(context, call, refusal);
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

    /// <summary>After its answer's last byte.</summary>
    public void Tell(GatewayCall call)
    {
        call.Decision?.Limits?.Release();
        if (call.UnreadUsage is { } unread)
        {
            logger.UsageNotRead(call.RequestId, call.Api!.Slug, unread);
        }
        if (call.Contract is { } contract)
        {
            contract.Settle(call.IsAnswered && !call.Context.RequestAborted.IsCancellationRequested);
            conformance.Add(call.Api!.Slug, contract.Version, contract.Operation ?? call.Operation!.Id, call.RequestId, call.StartedAt, contract.RequestFindings, contract.AnswerFindings);
        }
        var record = call.ToRecord();
        requests.Record(record, call.Hop);
        // What was rehearsed, or the mock alone refuses, is nothing that the contract of a service has to say.
        if ((call.Kind is CallKind.Live || (call.Kind is CallKind.Mock && call.RefusalCode is null))
            && observer.Wants(call.Bodies, call.Api?.Slug ?? "", call.Operation?.Id ?? "", call.Decision?.Application?.Id))
        {
            observer.Observe(call.ToObservation(record));
        }
    }

    /// <summary>Null: answered.</summary>
    private ValueTask<AccessRefusal?> CheckAsync(GatewayCall call)
    {
        var request = call.Context.Request;
        var raw = call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (raw == "*")
        {
            InboundHeaders.Strip(request.Headers, access.Current.Names);
            return Now(AnswerOptions(call, OperationIndex.AllMethods));
        }
        // Taken before what only we may say is taken out.
        var wish = request.Headers[CallWishes.Header];
        if (check.Read(call, raw, request.Headers, out var sent) is { } unreadable)
        {
            return Now(unreadable);
        }
        if (request.ContentLength > options.Value.MaxRequestBodyBytes)
        {
            check.Identify(call, sent);
            return Now(TooLarge(call));
        }
        if (CrossOrigin.Answer(call, request.Headers, call.Context.Response.Headers, indexes.Current))
        {
            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Now(null);
        }
        var verdict = check.Decide(call, sent);
        call.Wish = WishOf(call, wish);
        return verdict.Outcome switch
        {
            CallOutcome.Pass => CallBounds.Check(call) is { } beyond ? Now(beyond) : AnswerAsync(call),
            CallOutcome.Options => Now(AnswerOptions(call, call.Allow!)),
            CallOutcome.Retired => Now(call.IsOpen(call.Api!.Version) || call.Gone == EdgeRefusals.NoRoute ? check.Hide(call) : Refused(call, call.Gone!)),
            _ => Now(verdict.Refusal),
        };
    }

    private static ValueTask<AccessRefusal?> Now(AccessRefusal? refusal) => ValueTask.FromResult(refusal);

    /// <summary>Null: answered.</summary>
    private ValueTask<AccessRefusal?> AnswerAsync(GatewayCall call)
    {
        var (isMocked, refusal) = mocks.Choose(call);
        return refusal is not null ? Now(refusal) : isMocked ? mocks.AnswerAsync(call) : ForwardAsync(call, call.Decision!);
    }

    /// <summary>Heeded on calls of the console alone, by the person and the subscription it was written for.</summary>
    private CallWish? WishOf(GatewayCall call, StringValues header)
    {
        if (header.Count != 1 || call.Decision is not { Refusal: null, ConsoleUser: { } user, Subscription.Id: var subscription }
            || wishes.Read(header[0]) is not { } wish || wish.User != user || wish.Subscription != subscription)
        {
            return null;
        }
        call.Ledger.Pass("console", LedgerText.Of(wish, static wish => wish.ToString()), "for this call alone, as its sender wishes");
        return wish;
    }

    private static AccessRefusal Refused(GatewayCall call, AccessRefusal gone)
    {
        call.Ledger.Fail("version", $"{call.Api!.Slug} {call.Version ?? call.Api.Version}", gone);
        return gone;
    }

    /// <summary>Null: answered.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AccessRefusal?> ForwardAsync(GatewayCall call, AccessDecision decision)
    {
        var context = call.Context;
        InboundHeaders.Put(context, call.RequestId, decision);
        if (GrpcCall.Is(context.Request))
        {
            GrpcCall.Unbound(context);
        }
        call.PutTarget(context);
        call.Kind = call.Wish?.Rehearsal is null ? CallKind.Live : CallKind.Rehearsed;
        call.Bodies = call.Kind is CallKind.Live ? observer.Listen(context, call.Api!.Slug, call.Operation!.Id, decision.Application!.Id) : null;
        var result = await mesh.ForwardAsync(
            context, new MeshCall(MeshGateways.Partners, MeshGateways.Edge, context.Request.Host.Value ?? "", call.Target, call.Trace.TraceId, call.Trace.SpanId) {
                Admission = call,
                Hops = call,
                Outside = upstreams.Of(call.Api!),
                Subset = call.Wish?.Subset,
                Rehearsal = call.Wish?.Rehearsal,
                Limit = call.Api!.Edge.Bounds?.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            });
        call.Version = result.Version;
        if (call.Gone is { } gone)
        {
            return Refused(call, gone);
        }
        if (call.Differs is { } differs)
        {
            return differs;
        }
        call.Forwarded = result.Version is not null;
        call.IsAnswered = result is { Version: not null, Flags: "-" };
        call.ResponseBytes = result.ResponseBytes;
        call.Ledger.Pass("route", result.VirtualService ?? call.Api.Upstream ?? "no virtual service", LedgerText.Of(
            result, call.Api, static (result, api) => $"{result.Subset ?? (api.Upstream is null ? "all instances" : "its upstream")} {(result.Status == 0 ? "gave no answer" : $"answered {result.Status}")}"));
        return call.Contract is null ? null : await call.Contract.AnswerAsync();
    }

    private static AccessRefusal? AnswerOptions(GatewayCall call, string allow)
    {
        call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        call.Context.Response.Headers.Allow = allow;
        return null;
    }

    private AccessRefusal TooLarge(GatewayCall call)
    {
        var refusal = EdgeRefusals.TooLarge(options.Value.MaxRequestBodyBytes);
        call.Ledger.Fail("request", $"{call.Context.Request.ContentLength} bytes", refusal);
        return refusal;
    }

    private async Task FailAsync(GatewayCall call, Exception exception)
    {
        var refusal = exception switch
        {
            BadHttpRequestException bad => EdgeRefusals.Malformed(bad.StatusCode),
            // How the server tells of a chunk whose size is beyond counting.
            IOException { InnerException: OverflowException } => EdgeRefusals.Malformed(StatusCodes.Status400BadRequest),
            _ => EdgeRefusals.Internal,
        };
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
        call.ResponseBytes = await answers.WriteAsync(call.Context, call, refusal);
    }
}
