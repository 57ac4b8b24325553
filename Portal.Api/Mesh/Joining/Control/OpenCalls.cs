using Portal.Api.Mesh.Interdomain;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>
/// Calls at one process's sidecars that the guard has let through and that have not ended. Whoever waited no longer for the guard tells of the end
/// all the same, perhaps before the guard has decided: then the call ends as it begins.
/// </summary>
internal sealed class OpenCalls
{
    public const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InterdomainCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckedCallEnd> _early = new(StringComparer.Ordinal);
    private readonly Queue<string> _earlyOrder = new();
    private bool _isOver;

    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _calls.Count >= Most;
            }
        }
    }

    /// <summary>Null: it is open. Else it has ended, and this is how.</summary>
    public CheckedCallEnd? Open(string key, InterdomainCall call)
    {
        lock (_gate)
        {
            return _early.Remove(key, out var end) ? end
                : !_isOver && _calls.TryAdd(key, call) ? null
                : CheckedCallEnd.Untold(key);
        }
    }

    /// <summary>Null: there is none to end, or not yet.</summary>
    public InterdomainCall? Close(CheckedCallEnd end)
    {
        lock (_gate)
        {
            if (_calls.Remove(end.Call, out var call))
            {
                return call;
            }
            if (end.IsUnanswered && !_isOver && _early.TryAdd(end.Call, end))
            {
                _earlyOrder.Enqueue(end.Call);
                if (_earlyOrder.Count > Most)
                {
                    _early.Remove(_earlyOrder.Dequeue());
                }
            }
            return null;
        }
    }

    /// <summary>Those that are open, and from now on none is.</summary>
    public InterdomainCall[] CloseAll()
    {
        lock (_gate)
        {
            _isOver = true;
            InterdomainCall[] open = [.. _calls.Values];
            _calls.Clear();
            _early.Clear();
            _earlyOrder.Clear();
            return open;
        }
    }
}
