using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts;
using Portal.Api.Traffic;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>
/// authorize and authrep: the guard decides, and what 3scale checks beside it is put in its place among the guard's checks. Where any of that
/// fails the guard is only asked what it would say, so nothing is counted.
/// </summary>
internal sealed class ServiceAuthorization(AccessStore access, ServiceAskers askers, Guard guard, LimitBook limits, IRequestSink requests, TimeProvider clock)
{
    private static readonly OperationSummary NoOperation = new("", "", "", "", null, false);

    public ServiceVerdict Decide(HttpContext context, ServiceForm form, bool isOAuth, bool takes, bool flat)
    {
        var snapshot = access.Current.Snapshot;
        if (form.Text("user_id") is not null)
        {
            return ServiceVerdict.Failed(ServiceError.EndUsers);
        }
        if (askers.Find(context, form, snapshot, out var api) is { } error)
        {
            return ServiceVerdict.Failed(error);
        }
        var caller = ServiceCaller.Read(form);
        var usage = ServiceUsage.Read(form, api!, snapshot, flat, out var wrongUsage);
        var call = Call(context, api!, usage);
        var redirect = isOAuth ? RedirectOf(form) : null;
        List<ServiceError?> beside =
        [
            caller.Check(snapshot, api!, out var application) ?? (isOAuth && caller.AppId is null ? ServiceError.ApplicationNotFound("") : null),
            wrongUsage,
            isOAuth && !api!.Accepts.TakesTokens ? ServiceError.OAuthNotEnabled : null,
            // Our applications have no addresses to send anybody back to.
            redirect is not null ? ServiceError.Redirect(redirect, form.Text(redirect)!) : null,
            IsServed(snapshot, api!) ? null : ServiceError.ServiceNotActive,
        ];
        var first = beside.OfType<ServiceError>().MinBy(one => one.Check);
        var decision = Ask(call, api!, caller, isOAuth ? application : null, usage, takes && first is null ? LimitUse.Take : LimitUse.Foresee);
        call.Decision = decision;
        var said = decision.Refusal is { } refusal ? ServiceErrors.Of(refusal, caller) : null;
        var failed = first is null || said?.Check < first.Check ? said : first;
        Record(call, failed, failed == said ? decision.Refusal : null);
        return new ServiceVerdict(api, failed, decision.Subscription, Reading(decision)) { Caller = caller, IsOAuth = isOAuth, Redirect = redirect };
    }

    private static string? RedirectOf(ServiceForm form) =>
        form.Text("redirect_uri") is not null ? "redirect_uri" : form.Text("redirect_url") is not null ? "redirect_url" : null;

    private bool IsServed(AccessSnapshot snapshot, ApiAccess api) =>
        VersionGate.Find(snapshot, api, api.Version) is not { } version || !(version.Draft || version.RetiredAt <= clock.GetUtcNow());

    private AccessDecision Ask(DoorCall call, ApiAccess api, ServiceCaller caller, ApplicationAccess? proved, ServiceUsage usage, LimitUse use)
    {
        var accepts = proved is null ? ServiceCaller.Accepts(api.Accepts) : ServiceCaller.AcceptsBeside();
        return guard.Decide(new AccessQuestion(api with { Accepts = accepts }, usage.Operation ?? NoOperation, caller.Sent(), call.ClientAddress, caller.Page)
        {
            Usage = usage.Amounts,
            Use = use,
            // Its data plane has checked the token; a key beside it is checked here.
            Known = caller.AppKey is null ? proved : null,
            AnyReferrer = caller.AnyReferrer,
        }, call.Ledger);
    }

    /// <summary>Who is refused before it came to limits is told how they stand all the same.</summary>
    private LimitReading? Reading(AccessDecision decision) =>
        decision.Limits ?? (decision.Subscription is { Limits.Count: > 0 } subscription ? limits.Read(subscription.Id, subscription.Limits, clock.GetUtcNow()) : null);

    private DoorCall Call(HttpContext context, ApiAccess api, ServiceUsage usage)
    {
        var path = context.Request.Path.Value ?? "";
        var call = new DoorCall(clock)
        {
            Door = ServiceManagementDoor.Name,
            RequestId = RequestIds.New(clock.GetUtcNow()),
            Trace = TraceContext.From(context.Request.Headers),
            Method = context.Request.Method,
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Path = path,
            Target = usage.Text.Length == 0 ? path : $"{path}?{usage.Text}",
            Api = api,
            Operation = usage.Operation,
        };
        context.Response.Headers[InboundHeaders.RequestId] = call.RequestId;
        call.Ledger.Pass("question", call.Target, LedgerText.Of(api, static api => $"asked by a data plane of {api.Title}"));
        return call;
    }

    private void Record(DoorCall call, ServiceError? failed, AccessRefusal? refusal)
    {
        if (failed is not null && refusal is null)
        {
            refusal = new AccessRefusal(failed.Status, "request_malformed", "Bad request", $"{failed.Code}: {failed.Kept}", "Have the data plane ask as its page in the portal says.");
            call.Ledger.Fail("question", call.Target, refusal);
        }
        call.RefusalCode = refusal?.Code;
        requests.Record(call.ToRecord(failed?.Status ?? StatusCodes.Status200OK));
    }
}
