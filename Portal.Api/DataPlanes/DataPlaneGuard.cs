using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Matching;
using Portal.Api.Catalog.Edge;
using Portal.Api.Mesh;
using Portal.Api.Traffic;

namespace Portal.Api.DataPlanes;

/// <summary>Decides on a call that another data plane holds: what the gateway would decide, and the subset that the virtual services choose for it.</summary>
internal sealed class DataPlaneGuard(
    CallCheck check,
    AccessStore access,
    OperationIndexes operations,
    MeshRoutes routes,
    DataPlaneCallers callers,
    RefusalAnswers answers,
    IRequestSink requests,
    TimeProvider clock,
    ILogger<DataPlaneGuard> logger)
{
    public string NewRequestId() => RequestIds.New(clock.GetUtcNow());

    public DataPlaneVerdict Decide(DataPlaneCall call)
    {
        var refusal = Check(call);
        call.RefusalCode = refusal?.Code;
        var verdict = Answer(call, refusal);
        requests.Record(call.ToRecord(verdict.Refusal?.Status ?? StatusCodes.Status200OK) with { Source = call.Principal });
        return verdict;
    }

    private AccessRefusal? Check(DataPlaneCall call)
    {
#pragma warning disable CA1031 // Whatever fails here, there is an answer: no, unless the API says otherwise.
        try
        {
            if (call.Unclear is { } unclear)
            {
                call.Target = "(not clear)";
                return Refused(call, "request", unclear);
            }
            return check.Read(call, call.Raw, call.Headers, out var sent)
                ?? (!call.IsReadByAllAlike ? Refused(call, "request", EdgeRefusals.PathNotNormal) : IsPreflight(call) ? null : Verdict(call, check.Decide(call, sent)));
        }
        catch (Exception exception)
        {
            logger.NotDecided(exception, call.RequestId, call.Door, call.Method, call.Target);
            return call.Api?.Edge.Authorization is FailureMode.Pass ? PassUndecided(call) : Refused(call, "guard", EdgeRefusals.Internal);
        }
#pragma warning restore CA1031
    }

    /// <summary>Answered in the service's place, without a credential, as at the gateway.</summary>
    private bool IsPreflight(DataPlaneCall call)
    {
        var headers = new HeaderDictionary();
        call.Options = CrossOrigin.Answer(call, call.Headers, headers, operations.Current) ? headers : null;
        return call.Options is not null;
    }

    private static AccessRefusal? AnswerOptions(DataPlaneCall call)
    {
        if (call.PassesOn2xx)
        {
            // Any OPTIONS would reach the service, without a credential and not counted.
            call.Allow = string.Join(", ", call.Allow!.Split(", ").Where(method => !HttpMethods.IsOptions(method)));
            return Refused(call, "operation", EdgeRefusals.OptionsNotAnswered(call.Allow));
        }
        call.Options = new HeaderDictionary { ["Allow"] = call.Allow };
        return null;
    }

    /// <summary>Without a word of who calls: nobody knows.</summary>
    private static AccessRefusal? PassUndecided(DataPlaneCall call)
    {
        call.Ledger.Pass("guard", $"{call.Method} {call.Target}", "could not be decided on, and the API lets such calls pass");
        return null;
    }

    private AccessRefusal? Verdict(DataPlaneCall call, CallVerdict verdict) => verdict.Outcome switch
    {
        CallOutcome.Pass => Route(call),
        CallOutcome.Options => AnswerOptions(call),
        CallOutcome.Retired => Gate(call, call.Api!.Version) is { } gone && gone != EdgeRefusals.NoRoute ? gone : check.Hide(call),
        _ => verdict.Refusal,
    };

    private AccessRefusal? Route(DataPlaneCall call)
    {
        var (gateway, source) = callers.Of(call.Principal);
        // For an API with an address of its own no virtual service is asked.
        call.Choice = call.Api!.Upstream is null ? routes.Choose(gateway, source, call.Host, call.Method, call.Target, call.Headers) : null;
        call.Version = call.Choice?.Version;
        if (Gate(call, call.Version) is { } gone)
        {
            return gone;
        }
        call.Ledger.Pass("route", call.Choice?.VirtualService ?? "no virtual service", call.Choice is null ? "by the data plane's own routes" : $"subset {call.Choice.Subset ?? "of all instances"}");
        return null;
    }

    private AccessRefusal? Gate(DataPlaneCall call, string? version) =>
        VersionGate.Check(access.Current.Snapshot, call, version) is { } gone ? Refused(call, "version", gone) : null;

    private static AccessRefusal Refused(DataPlaneCall call, string step, AccessRefusal refusal)
    {
        call.Ledger.Fail(step, $"{call.Method} {call.Target}", refusal);
        return refusal;
    }

    private DataPlaneVerdict Answer(DataPlaneCall call, AccessRefusal? refusal)
    {
        var (identity, answer) = (new HeaderDictionary(), new HeaderDictionary());
        call.Seal(answer);
        CrossOrigin.Put(call, call.Headers, answer);
        if (call.Options is { } options)
        {
            return new DataPlaneVerdict(call, new RefusalAnswer(StatusCodes.Status204NoContent, [], [.. options.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))]), identity, answer);
        }
        if (refusal is not null)
        {
            return new DataPlaneVerdict(call, answers.For(call, refusal), identity, answer);
        }
        if (call.Decision is { Application: not null, Subscription: not null } decision)
        {
            InboundHeaders.PutIdentity(identity, call.RequestId, decision);
        }
        if (call.Choice?.Subset is { } subset)
        {
            identity[DataPlaneHeaders.Subset] = subset;
        }
        return new DataPlaneVerdict(call, null, identity, answer);
    }
}
