using Microsoft.AspNetCore.Http;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Access.Matching;
using Portal.Api.Contracts;

namespace Portal.Api.Access.Calls;

/// <summary>
/// What every door does with a call: clean what came in, take the credential out, find the operation, ask the guard. In two steps, so that a
/// door can weigh the call's size between them. From memory alone.
/// </summary>
internal sealed class CallCheck(AccessStore access, OperationIndexes indexes, Guard guard)
{
    /// <summary>Takes out of <paramref name="headers"/> what only we may say and whatever is a credential. Null: readable.</summary>
    /// <param name="raw">The request target as it came on the wire (RFC 9112, section 3.2).</param>
    public AccessRefusal? Read(DoorCall call, string raw, IHeaderDictionary headers, out SentCredentials sent)
    {
        var names = access.Current.Names;
        var target = RequestTarget.Read(raw, out var refusal);
        sent = CallerCredential.Take(names, headers, target?.Query ?? "");
        sent.Certificate = call.Certificate;
        InboundHeaders.Strip(headers, names);
        call.Referrer = headers.Referer;
        call.Path = target?.Path ?? "";
        call.Target = target is null ? "(refused path)" : target.Path + sent.Query;
        if (refusal is not null)
        {
            call.Ledger.Fail("request", call.Target, refusal);
        }
        return refusal;
    }

    /// <summary>Whose call it is, where it comes to no decision: its sender reads the record of it.</summary>
    public void Identify(DoorCall call, SentCredentials sent) => call.Decision = guard.Identify(sent);

    public CallVerdict Decide(DoorCall call, SentCredentials sent)
    {
        var index = indexes.Current;
        var match = index.Find(call.Method, call.Path);
        if (match.Operation is not null)
        {
            return Ask(call, match, sent);
        }
        if (indexes.Retired.Find(call.Method, call.Path) is { Operation: not null } gone)
        {
            var verdict = Ask(call, gone, sent);
            return verdict.Refusal is null ? CallVerdict.Retired : verdict;
        }
        Identify(call, sent);
        if (HttpMethods.IsOptions(call.Method) && match.Allow is not null)
        {
            call.Allow = match.Allow;
            return CallVerdict.Options;
        }
        return CallVerdict.Refused(NoOperation(call, index, match));
    }

    /// <summary>The same where it is known which version is called: its own contract decides, whatever applies at the doors.</summary>
    public CallVerdict Decide(DoorCall call, SentCredentials sent, ApiAccess version, ContractDocument contract)
    {
        var index = indexes.Of(contract);
        var match = index.Find(call.Method, call.Path) with { Api = version };
        if (match.Operation is not null)
        {
            return Ask(call, match, sent);
        }
        Identify(call, sent);
        return CallVerdict.Refused(NoOperation(call, index, match));
    }

    /// <summary>To all but its subscribers an internal API is not there, and neither is what we know of the call's path.</summary>
    public AccessRefusal Hide(DoorCall call)
    {
        call.Ledger.Forget();
        return NoOperation(call, indexes.Current, default);
    }

    private CallVerdict Ask(DoorCall call, OperationMatch match, SentCredentials sent)
    {
        call.Api = match.Api;
        call.Operation = match.Operation;
        var (api, operation) = (match.Api!, match.Operation!);
        sent.Settle(api.Accepts);
        call.Ledger.Pass("operation", LedgerText.Of(call.Method, call.Target, static (method, target) => $"{method} {target}"),
            LedgerText.Of(operation, api, static (operation, api) => $"{operation.Id} of {api.Title} {api.Version}"));
        var question = new AccessQuestion(api, operation, sent, call.ClientAddress, call.Referrer) 
        {
            Use = call.TellsItsEnd ? LimitUse.Hold : LimitUse.Take,
            KnownSender = call.Source is not null,
        };
        var decision = guard.Decide(question, call.Ledger);
        call.Decision = decision;
        return decision.Refusal is not { } refusal ? CallVerdict.Pass
            : CallVerdict.Refused(api.Hidden && decision.Subscription is null ? Hide(call) : refusal);
    }

    private static AccessRefusal NoOperation(DoorCall call, OperationIndex index, OperationMatch match)
    {
        call.Nearest = index.Nearest(call.Method, call.Target);
        call.Api = match.Api;
        call.Operation = null;
        call.Allow = match.Allow;
        var refusal = match.Allow is null ? EdgeRefusals.NoOperation(call.Method, call.Target, call.Nearest) : EdgeRefusals.MethodNotAllowed(call.Method, match.Allow);
        call.Ledger.Fail("operation", $"{call.Method} {call.Target}", refusal);
        return refusal;
    }
}
