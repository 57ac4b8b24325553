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
        return _compiled is { } compiled && ReferenceEquals(compiled.Snapshot, snapshot) ? compiled : Compile(snapshot, _compiled);
    }

    private Compiled Compile(AccessSnapshot snapshot, Compiled? before)
    {
        var same = before is not null && before.Snapshot.Apis.Count == snapshot.Apis.Count
            && snapshot.Apis.All(api => before.Snapshot.Apis.TryGetValue(api.Key, out var known) && known == api.Value);
        var retired = before is not null && before.Snapshot.Retired.SequenceEqual(snapshot.Retired);
        return _compiled = new Compiled(
            snapshot,
            same ? before!.Index : new OperationIndex(snapshot.Apis.Values),
            retired ? before!.Retired : new OperationIndex(snapshot.Retired));
    }

    private sealed record Compiled(AccessSnapshot Snapshot, OperationIndex Index, OperationIndex Retired);
}
