using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Credentials;
using Portal.Api.Mesh.Identity;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>
/// Asks the guard about calls that come from another domain: contract, subscription, key, limits. In process and from memory, in the sidecar of
/// the workload that is called, so there is no hop more. What cannot be decided on is refused.
/// </summary>
internal sealed class InterdomainGate(
    AccessStore access,
    CallCheck check,
    RefusalAnswers answers,
    InterdomainRefusals refusals,
    DomainCallTally tally,
    IRequestSink requests,
    TimeProvider clock,
    ILogger<InterdomainGate> logger) : IInterdomainGate
{
    private const string Kind = "interdomain";

    /// <summary>Of its calls the guard has been asked already.</summary>
    private static readonly SpiffeId Edge = SpiffeId.Of(MeshGateways.Edge);

    public async Task InvokeAsync(InboundCall inbound, RequestDelegate next)
    {
        if (inbound.Peer == Edge || (inbound.Peer?.Namespace == inbound.Workload.Domain && inbound.DemandedBy is null))
        {
            tally.Add(inbound, clock.GetUtcNow());
            await next(inbound.Context);
            return;
        }
        var call = InterdomainCall.Of(inbound, clock);
        inbound.Context.Response.OnStarting(static state => { ((InterdomainCall)state).Seal(); return Task.CompletedTask; }, call);
        inbound.Context.Response.OnCompleted(() => { End(call); return Task.CompletedTask; });
        if (Check(call) is { } refusal)
        {
            call.RefusalCode = refusal.Code;
            await answers.WriteAsync(inbound.Context, call, refusal);
            return;
        }
        await next(inbound.Context);
    }

    private void End(InterdomainCall call)
    {
        call.Decision?.Limits?.Release();
        tally.Add(call);
        requests.Record(call.ToRecord());
    }

    /// <summary>Null: it passes.</summary>
    private AccessRefusal? Check(InterdomainCall call)
    {
        var began = clock.GetTimestamp();
        var refusal = TryDecide(call, out var isSure);
        call.Violation = refusal;
        var passes = refusal is null || (isSure && IsObserved(call));
        call.Inbound.Steps.Add(new HopStep(
            Kind,
            call.Inbound.DemandedBy ?? $"{(call.Domains.From.Length > 0 ? call.Domains.From : "unknown")} to {call.Domains.To}",
            Words(call, passes),
            passes,
            (long)clock.GetElapsedTime(began).TotalMicroseconds));
        if (!passes)
        {
            return refusal;
        }
        if (refusal is not null)
        {
            call.Ledger.Pass(Kind, $"{call.Domains.From} to {call.Domains.To}", "observed only: let through all the same");
        }
        PutRequest(call);
        return null;
    }

    /// <param name="isSure">False: it could not be read, or not be decided on, and that nobody may wave through.</param>
    private AccessRefusal? TryDecide(InterdomainCall call, out bool isSure)
    {
        isSure = false;
#pragma warning disable CA1031 // Whatever fails here, a call that nobody decided on does not pass.
        try
        {
            var raw = call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (check.Read(call, raw, call.Context.Request.Headers, out var sent) is { } unreadable)
            {
                return unreadable;
            }
            var refusal = Decide(call, sent);
            isSure = true;
            return refusal is null ? null : refusals.Explain(call, refusal);
        }
        catch (Exception exception)
        {
            logger.InterdomainFailed(exception, call.Domains.From, call.Inbound.Host, call.RequestId);
            return EdgeRefusals.Internal;
        }
#pragma warning restore CA1031
    }

    private AccessRefusal? Decide(InterdomainCall call, SentCredentials sent)
    {
        var snapshot = access.Current.Snapshot;
        if (snapshot.FindService(call.Inbound.Host) is not { } api
            || VersionGate.Find(snapshot, api, call.Version) is not { Contract: { } contract } version)
        {
            check.Identify(call, sent);
            var missing = InterdomainRefusals.ContractMissing(call);
            call.Ledger.Fail("contract", $"{call.Inbound.Host} {call.Version}", missing);
            return missing;
        }
        // Whether it is for partners is nothing to those who are in the mesh.
        var called = api with { Version = version.Key.Version, Operations = contract.Operations, Hidden = false };
        if (check.Decide(call, sent, called, contract) is { Refusal: { } refusal })
        {
            return refusal;
        }
        if (VersionGate.Check(snapshot, call, version.Key.Version) is not { } gone)
        {
            return null;
        }
        call.Ledger.Fail("version", $"{api.Slug} {version.Key.Version}", gone);
        return gone;
    }

    private bool IsObserved(InterdomainCall call) => call.Inbound.DemandedBy is null && access.Current.Snapshot.Observed.Contains(call.Domains);

    /// <summary>What the workload reads is what was decided on.</summary>
    private static void PutRequest(InterdomainCall call)
    {
        var request = call.Context.Request;
        call.PutTarget(call.Context);
        request.Path = PathString.FromUriComponent(call.Path);
        if (call.Decision is { Application: not null, Subscription: not null } decision)
        {
            InboundHeaders.PutIdentity(request.Headers, call.RequestId, decision);
        }
        else
        {
            request.Headers[InboundHeaders.RequestId] = call.RequestId;
        }
    }

    private static string Words(InterdomainCall call, bool passes) => (call.Violation, passes) switch
    {
        (null, _) => $"{call.Decision!.Application!.Name} may call {call.Operation!.Id} of {call.Api!.Slug} {call.Api.Version} under plan {call.Decision.Subscription!.PlanTitle}",
        ({ } violation, true) => $"observed, let through: {violation.Detail}",
        ({ } violation, false) => $"{violation.Code}: {violation.Detail}",
    };
}
