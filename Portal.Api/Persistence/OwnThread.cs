namespace Portal.Api.Persistence;

/// <summary>
/// A thread on which asynchronous work runs from its begin to its end: whatever it awaits, it goes on here. SQLite's calls block the thread that
/// makes them, and the pool, which also serves callers, begins with as few threads as there are processors.
/// </summary>
internal sealed class OwnThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _due = [];
    private bool _isOver;

    private OwnThread()
    {
    }

    /// <summary>Ends when the work does, as it does.</summary>
    public static Task RunAsync(string name, Func<Task> work)
    {
        var end = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => end.SetResult(new OwnThread().Run(async () => await work()))) { IsBackground = true, Name = name }.Start();
        return end.Task.Unwrap();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_due)
        {
            if (!_isOver)
            {
                _due.Enqueue((d, state));
                Monitor.Pulse(_due);
                return;
            }
        }
        // What the work left behind without awaiting it goes on in the pool.
        base.Post(d, state);
    }

    public override SynchronizationContext CreateCopy() => this;

    private Task Run(Func<Task> work)
    {
        SetSynchronizationContext(this);
        var task = work();
        // Comes by the queue too, behind all that is due.
        task.GetAwaiter().OnCompleted(End);
        while (Take() is { } due)
        {
            due.Callback(due.State);
        }
        return task;
    }

    private (SendOrPostCallback Callback, object? State)? Take()
    {
        lock (_due)
        {
            // A monitor, since it waits without spinning: there is nothing to do most of the time.
            while (_due.Count == 0 && !_isOver)
            {
                Monitor.Wait(_due);
            }
            return _due.TryDequeue(out var due) ? due : null;
        }
    }

    private void End()
    {
        lock (_due)
        {
            _isOver = true;
        }
    }
}
