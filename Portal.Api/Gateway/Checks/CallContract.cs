using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Mocking;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway.Checks;

/// <summary>
/// One call held against its contract. What is enforced is looked at before it goes on; what is reported goes by untouched and is looked at
/// after the answer's last byte.
/// </summary>
internal sealed class CallContract(GatewayCall call, string version, OperationRules? rules, CredentialNames credentials)
{
    private readonly string _contract = $"contract {version}";
    private CapturedBody? _request;
    private BodyPart _held;
    private HeldBody? _heldRequest;
    private CheckedAnswer? _answer;

    public required CheckMode Requests { get; init; }

    public required CheckMode Answers { get; init; }

    /// <summary>Bytes of a body that are looked into. A larger one passes unseen, and the ledger says so; as a request whose contract is enforced, it is refused.</summary>
    public required int Most { get; init; }

    public string Version => version;

    /// <summary>The operation by its contract's name for it.</summary>
    public string? Operation => rules?.Summary.Id;

    /// <summary>Null: not looked at (yet).</summary>
    public ContractFindings? RequestFindings { get; private set; }

    public ContractFindings? AnswerFindings { get; private set; }

    /// <summary>What the request sends for the operation's parameters, and in a body that was held.</summary>
    public AskedCall Asked => new(call.Target, rules?.Request.Sent(Parts, IsSettled) ?? [], _held.ContentType, rules?.Request.Values(_held));

    private HttpContext Context => call.Context;

    private RequestParts Parts
    {
        get
        {
            var query = call.Target.IndexOf('?', StringComparison.Ordinal);
            return new RequestParts(call.Path, query < 0 ? "" : call.Target[query..], Context.Request.Headers);
        }
    }

    /// <summary>Before anything is read or sent. Null: it may go on.</summary>
    public async ValueTask<AccessRefusal?> BeginAsync()
    {
        var request = Context.Request;
        if (Requests is CheckMode.Enforce)
        {
            _held = await HoldAsync(request);
            RequestFindings = Check(_held);
            if (!RequestFindings.Conforms)
            {
                var refusal = ContractRefusals.Request(_contract, RequestFindings);
                call.Ledger.Tell("request contract", _contract, RequestFindings, refusal);
                return refusal;
            }
            call.Ledger.Tell("request contract", _contract, RequestFindings, null);
        }
        else if (Requests is CheckMode.Report && LooksInto(request) && !(request.ContentLength > Most))
        {
            _request = new CapturedBody(Most);
            request.Body = new TappedRequest(request.Body, _request);
        }
        if (Answers is not CheckMode.Off)
        {
            _answer = new CheckedAnswer(Context, rules!.Answers, Answers is CheckMode.Enforce, Most);
            _answer.Attach();
        }
        return null;
    }

    /// <summary>Once all of the answer has come. Null: it has gone, or goes, to the caller.</summary>
    public async ValueTask<AccessRefusal?> AnswerAsync()
    {
        if (_answer is null || Answers is not CheckMode.Enforce)
        {
            return null;
        }
        AnswerFindings = _answer.Check();
        if (AnswerFindings.Conforms)
        {
            call.Ledger.Tell("response contract", _contract, AnswerFindings, null);
            await _answer.ReleaseAsync(Context.RequestAborted);
            return null;
        }
        var refusal = ContractRefusals.Answer(_contract, AnswerFindings);
        call.Ledger.Tell("response contract", _contract, AnswerFindings, refusal);
        Context.Response.Clear();
        _answer.Discard();
        return refusal;
    }

    /// <summary>The service gave no whole answer: what comes now is the mesh's word in its place.</summary>
    public void GiveUp()
    {
        _answer?.Discard();
        _answer?.Release();
        _answer = null;
    }

    /// <summary>After the answer's last byte: what was only listened to is looked at, and all memory goes back.</summary>
    /// <param name="isAnswered">A service answered, and its answer went out whole.</param>
    public void Settle(bool isAnswered)
    {
        if (Requests is CheckMode.Report)
        {
            RequestFindings = Check(Listened());
            call.Ledger.Tell("request contract", _contract, RequestFindings, null);
        }
        if (Answers is CheckMode.Report && isAnswered && _answer is not null)
        {
            AnswerFindings = _answer.Check();
            call.Ledger.Tell("response contract", _contract, AnswerFindings, null);
        }
        _request?.Release();
        _heldRequest?.Release();
        _answer?.Release();
    }

    private bool LooksInto(HttpRequest request) =>
        rules?.Request.LooksInto(request.ContentType) is true && !MediaTypes.IsStream(request.ContentType);

    private async ValueTask<BodyPart> HoldAsync(HttpRequest request)
    {
        if (!LooksInto(request))
        {
            return Unseen(request);
        }
        if (!(request.ContentLength > Most))
        {
            _heldRequest = await HeldBody.ReadAsync(request, Most, Context.RequestAborted);
        }
        return Part(_heldRequest?.Bytes ?? default, request, isCut: _heldRequest is not { IsWhole: true }) with { MustBeSeen = true };
    }

    private BodyPart Listened()
    {
        var request = Context.Request;
        if (_request is null)
        {
            return Unseen(request);
        }
        var bytes = _request.Take();
        return request.ContentLength > bytes.Length && !_request.IsCut
            ? new BodyPart(default, request.ContentType, "the service did not read the body to its end")
            : Part(bytes, request, _request.IsCut);
    }

    private BodyPart Part(ReadOnlyMemory<byte> bytes, HttpRequest request, bool isCut) => UnseenBodies.Unpack(bytes, request.ContentType, request.Headers.ContentEncoding, isCut, Most);

    private BodyPart Unseen(HttpRequest request) => request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0
        ? new BodyPart(default, request.ContentType)
        : new BodyPart(default, request.ContentType, request.ContentLength > Most ? UnseenBodies.TooLarge(Most) : "the body passed unseen");

    private ContractFindings Check(BodyPart body)
    {
        if (rules is not null)
        {
            return rules.Request.Check(Parts, body, IsSettled);
        }
        var findings = new ContractFindings();
        findings.Add("/paths", "path", "", "paths", $"{_contract} has no {call.Method} {call.Operation!.Path}.");
        return findings;
    }

    private bool IsSettled(string name) => SettledNames.InRequests(name, credentials);
}
