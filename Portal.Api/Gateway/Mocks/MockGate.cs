using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
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

    /// <summary>In an answer: the contract's example that it is, whoever chose it.</summary>
    public const string ExampleHeader = "X-Mock-Example";

    private const string Mock = "mock";

    private readonly ConditionalWeakTable<OperationSummary, OperationMock> _mocks = [];

    /// <summary>
    /// Takes the wish out of the request. Other words in the header are a service's own where the contract of the operation has it, and go on; else they name
    /// an environment that there is not, and what was meant to be tried must not come about.
    /// </summary>
    public (bool IsAnswered, AccessRefusal? Refusal) Choose(GatewayCall call)
    {
        var headers = call.Context.Request.Headers;
        var mock = call.Api!.Edge.Mock ?? MockSettings.OnRequest;
        var wish = EnvironmentWish.None;
        if (headers.TryGetValue(Header, out var words))
        {
            wish = Read(words, mock);
            if (wish is EnvironmentWish.Unknown && !HasHeader(call))
            {
                var refusal = MockRefusals.NoEnvironment(call.Api, words.ToString(), mock.Mode is MockMode.Never);
                call.Ledger.Fail("environment", Shorten.Text(words.ToString()), refusal);
                return (false, refusal);
            }
            if (wish is not EnvironmentWish.Unknown)
            {
                headers.Remove(Header);
            }
        }
        return (mock.Mode is MockMode.Always || mock.Operations.Contains(call.Operation!.Id) || wish is EnvironmentWish.Mock, null);
    }

    private static EnvironmentWish Read(StringValues words, MockSettings mock) => words is [{ } word]
        ? word.Trim().ToUpperInvariant() switch
        {
            "MOCK" when mock.Mode is not MockMode.Never => EnvironmentWish.Mock,
            "LIVE" => EnvironmentWish.Live,
            "" => EnvironmentWish.None,
            _ => EnvironmentWish.Unknown,
        }
        : EnvironmentWish.Unknown;

    private bool HasHeader(GatewayCall call) =>
        VersionGate.Find(access.Current.Snapshot, call.Api!, call.Api!.Version)?.Contract is { } contract && contract.Rules.Of(call.Operation!).Request.HasHeader(Header);

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
        switch (_mocks.GetValue(operation.Summary, _ => new OperationMock(operation)).Answer(wanted, request.Headers.Accept, call.Contract!.Asked))
        {
            case MockOutcome.Made(var answer):
                call.Ledger.Pass(Mock, $"contract {call.Api.Version}", answer.Words);
                await WriteAsync(call, answer);
                return null;
            case MockOutcome.NotAccepted(var types):
                return Refused(call, MockRefusals.NotAcceptable(operation, wanted, types));
            case MockOutcome.Missing(var what, var there):
                return Refused(call, MockRefusals.Missing(operation, what, there));
            default:
                throw new UnreachableException();
        }
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
        if (answer.Example is { } example && example.All(char.IsAscii) && !example.Any(char.IsControl))
        {
            response.Headers[ExampleHeader] = example;
        }
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
