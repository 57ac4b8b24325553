using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Mocking;
using Portal.Api.Gateway.Checks;
using Portal.Api.Traffic;

namespace Portal.Api.Gateway.Mocks;

/// <summary>
/// Answers calls in a service's place, out of the contract that applies at the gateway: of an API or operation whose file says <c>mock</c>, and of callers that ask
/// for it by <c>X-Environment: mock</c>. Credential, plan and limits have been decided on as for any call; the request must fit the contract.
/// </summary>
internal sealed class MockGate(AccessStore access, ContractGate contracts)
{
    public const string Header = "X-Environment";

    private const string Mock = "mock";

    private readonly ConditionalWeakTable<OperationSummary, OperationMock> _mocks = [];

    /// <summary>Takes the wish out of the request; a service's own header of that name, with other words in it, goes on.</summary>
    public static bool IsAnswered(GatewayCall call)
    {
        var headers = call.Context.Request.Headers;
        var wish = headers[Header];
        var isWished = wish is [Mock];
        if (isWished || wish is ["live"])
        {
            headers.Remove(Header);
        }
        var mock = call.Api!.Edge.Mock ?? MockSettings.OnRequest;
        return mock.Mode is MockMode.Always || mock.Operations.Contains(call.Operation!.Id) || (isWished && mock.Mode is MockMode.Asked);
    }

    /// <summary>Null: answered.</summary>
    public async ValueTask<AccessRefusal?> AnswerAsync(GatewayCall call)
    {
        call.Kind = CallKind.Mock;
        var state = access.Current;
        if (VersionGate.Find(state.Snapshot, call.Api!, call.Api!.Version) is not { Contract: { } contract } || contract.FindOperation(call.Operation!.Id) is not { } operation)
        {
            return Refused(call, MockRefusals.NoContract);
        }
        call.Version = call.Api.Version;
        if (await contracts.MustFitAsync(state, call, contract) is { } differs)
        {
            return differs;
        }
        var request = call.Context.Request;
        var wanted = request.Headers.TryGetValue("Prefer", out var prefer) ? MockPreferences.Read(prefer) : MockPreferences.None;
        var mock = _mocks.GetValue(operation.Summary, _ => new OperationMock(operation));
        if (mock.Answer(wanted, request.Headers.Accept, call.Target, call.Contract!.Sent) is not { } answer)
        {
            return Refused(call, MockRefusals.NotAcceptable(operation, wanted, mock.TypesOf(wanted)));
        }
        call.Ledger.Pass(Mock, $"contract {call.Api.Version}", answer.Words);
        await WriteAsync(call, answer);
        return null;
    }

    private static async Task WriteAsync(GatewayCall call, MockAnswer answer)
    {
        var response = call.Context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }
        response.Headers[Header] = Mock;
        if (answer.Applied is { } applied)
        {
            response.Headers["Preference-Applied"] = applied;
        }
        if (answer.ContentType is null || answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            return;
        }
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(call.Method))
        {
            await response.Body.WriteAsync(answer.Body, call.Context.RequestAborted);
            call.ResponseBytes = answer.Body.Length;
        }
    }

    private static AccessRefusal Refused(GatewayCall call, AccessRefusal refusal)
    {
        call.Ledger.Fail(Mock, $"contract {call.Api!.Version}", refusal);
        return refusal;
    }
}
