namespace Portal.Api.Drift.Inbox;

/// <summary>The number beside the inbox's name: every page of the administration shows it, and it need not be of this second.</summary>
internal sealed class DriftCount(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private (int Count, long At)? _last;
    private int _changes;

    public async Task<int> ReadAsync(Func<CancellationToken, Task<int>> count, CancellationToken cancellationToken)
    {
        int changes;
        lock (_gate)
        {
            if (_last is { } last && clock.GetElapsedTime(last.At) < Kept)
            {
                return last.Count;
            }
            changes = _changes;
        }
        var found = await count(cancellationToken);
        lock (_gate)
        {
            // What was counted before a change says nothing after it.
            _last = changes == _changes ? (found, clock.GetTimestamp()) : null;
        }
        return found;
    }

    /// <summary>Something was dismissed, reopened or published.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            (_last, _changes) = (null, _changes + 1);
        }
    }
}
