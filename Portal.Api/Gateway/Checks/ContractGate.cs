using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Matching;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Conformance;

namespace Portal.Api.Gateway.Checks;

/// <summary>Which contract a call is held against, and how: that of the version that is about to answer, where it is open to this caller.</summary>
internal sealed class ContractGate(OperationIndexes indexes, IOptions<GatewayOptions> options)
{
    /// <summary>Null: against none.</summary>
    public CallContract? Open(AccessState state, GatewayCall call, string? label)
    {
        var (requests, answers) = ModesOf(call.Api!.Edge);
        if ((requests, answers) is (CheckMode.Off, CheckMode.Off)
            || VersionGate.Find(state.Snapshot, call.Api, label) is not { Contract: { } contract } version
            || !VersionGate.IsTold(version, call)
            || MediaTypes.Is(call.Context.Request.ContentType, "application/grpc"))
        {
            return null;
        }
        var operation = indexes.Of(contract).Find(call.Method, call.Path).Operation;
        return new CallContract(call, version.Key.Version, operation is null ? null : contract.Rules.Of(operation), state.Names)
        {
            Requests = requests,
            Answers = operation is null ? CheckMode.Off : answers,
            Most = options.Value.CheckedBodyBytes,
        };
    }

    /// <summary>A call that is answered out of the contract must fit it, whatever is done with others. Null: it does.</summary>
    public async ValueTask<AccessRefusal?> MustFitAsync(AccessState state, GatewayCall call, ContractDocument contract)
    {
        call.Contract = new CallContract(call, call.Api!.Version, contract.Rules.Of(call.Operation!), state.Names)
        {
            Requests = CheckMode.Enforce,
            Answers = CheckMode.Off,
            Most = options.Value.CheckedBodyBytes,
        };
        return await call.Contract.BeginAsync();
    }

    public (CheckMode Requests, CheckMode Answers) ModesOf(EdgeSettings edge) => (edge.Requests ?? options.Value.CheckRequests, edge.Responses ?? options.Value.CheckResponses);
}
