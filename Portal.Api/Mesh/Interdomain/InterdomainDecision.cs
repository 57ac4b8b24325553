using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Credentials;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>
/// What the guard says of a call that comes from another domain: contract, subscription, key, limits. From memory. What cannot be decided on is
/// refused. Asked by sidecars here and, through the guard's door, by those in other processes.
/// </summary>
internal sealed class InterdomainDecision(
    AccessStore access,
    CallCheck check,
    InterdomainRefusals refusals,
    DomainCallTally tally,
    IRequestSink requests,
    TimeProvider clock,
    ILogger<InterdomainDecision> logger)
{
    private const string Kind = "interdomain";

    /// <summary>Null: it passes, and its request is what the workload is to read.</summary>
    public AccessRefusal? Decide(InterdomainCall call)
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
            call.RefusalCode = refusal!.Code;
            return refusal;
        }
        if (refusal is not null)
        {
            call.Ledger.Pass(Kind, $"{call.Domains.From} to {call.Domains.To}", "observed only: let through all the same");
        }
        PutRequest(call);
        return null;
    }

    /// <summary>The call has ended, as its answer says: what it held is given back, and its record kept.</summary>
    /// <param name="took">Null: as long as it is since it began here.</param>
    public void End(InterdomainCall call, TimeSpan? took = null)
    {
        call.Decision?.Limits?.Release();
        tally.Add(call);
        var record = call.ToRecord();
        requests.Record(took is { } known ? record with { DurationMicros = (long)known.TotalMicroseconds } : record);
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
            var refusal = Ask(call, sent);
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

    private AccessRefusal? Ask(InterdomainCall call, SentCredentials sent)
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
