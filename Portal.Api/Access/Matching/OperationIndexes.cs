using System.Runtime.CompilerServices;
using Portal.Api.Contracts;

namespace Portal.Api.Access.Matching;

/// <summary>The indexes of the snapshot in force. Keys and subscriptions change often and contracts seldom: they are made anew only for these.</summary>
internal sealed class OperationIndexes(AccessStore store)
{
    private readonly ConditionalWeakTable<ContractDocument, OperationIndex> _contracts = [];
    private volatile Compiled? _compiled;

    public OperationIndex Current => Compile().Index;

    /// <summary>Operations of versions that answer no more.</summary>
    public OperationIndex Retired => Compile().Retired;

    /// <summary>Operations of one contract, whatever applies at the doors. Its matches do not say which API it is of.</summary>
    public OperationIndex Of(ContractDocument contract) =>
        _contracts.GetValue(contract, static document => new OperationIndex([new ApiAccess("", "", "", "", document.Operations)]));

    private Compiled Compile()
    {
        var snapshot = store.Current.Snapshot;
        var compiled = _compiled;
        if (compiled is not null && ReferenceEquals(compiled.Snapshot, snapshot))
        {
            return compiled;
        }
        var same = compiled is not null && compiled.Snapshot.Apis.Count == snapshot.Apis.Count
            && snapshot.Apis.All(api => compiled.Snapshot.Apis.TryGetValue(api.Key, out var before) && before == api.Value);
        var retired = compiled is not null && compiled.Snapshot.Retired.SequenceEqual(snapshot.Retired);
        return _compiled = new Compiled(
            snapshot,
            same ? compiled!.Index : new OperationIndex(snapshot.Apis.Values),
            retired ? compiled!.Retired : new OperationIndex(snapshot.Retired));
    }

    private sealed record Compiled(AccessSnapshot Snapshot, OperationIndex Index, OperationIndex Retired);
}
