using Portal.Api.Access;

namespace Portal.Api.Gateway.Matching;

/// <summary>The index of the snapshot in force. Keys and subscriptions change often and contracts seldom: it is made anew only for these.</summary>
internal sealed class OperationIndexes(AccessStore store)
{
    private volatile Compiled? _compiled;

    public OperationIndex Current
    {
        get
        {
            var snapshot = store.Current.Snapshot;
            var compiled = _compiled;
            if (compiled is not null && ReferenceEquals(compiled.Snapshot, snapshot))
            {
                return compiled.Index;
            }
            var same = compiled is not null && compiled.Snapshot.Apis.Count == snapshot.Apis.Count
                && snapshot.Apis.All(api => compiled.Snapshot.Apis.TryGetValue(api.Key, out var before) && before == api.Value);
            _compiled = compiled = new Compiled(snapshot, same ? compiled!.Index : new OperationIndex(snapshot));
            return compiled.Index;
        }
    }

    private sealed record Compiled(AccessSnapshot Snapshot, OperationIndex Index);
}
