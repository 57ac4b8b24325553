using System.Collections.Concurrent;

namespace Portal.Api.Contracts.Conformance;

/// <summary>A contract as calls are held against it. Operations are made ready when first called, and kept: never more than the contract has.</summary>
internal sealed class ContractRules(ContractDocument document)
{
    private readonly ConcurrentDictionary<string, OperationRules> _operations = new(StringComparer.Ordinal);

    /// <param name="operation">One of this contract's.</param>
    public OperationRules Of(OperationSummary operation) =>
        _operations.TryGetValue(operation.Id, out var known) ? known : _operations.GetOrAdd(operation.Id, static (_, of) => new OperationRules(of.Document, of.Operation), (Document: document, Operation: operation));
}
