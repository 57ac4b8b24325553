namespace Portal.Api.Notifications;

/// <summary>Wakes the sender before its next look. Several calls before it wakes are one.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    public void Set()
    {
        try
        {
            _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already, and the sender will look at everything that is due.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _set.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _set.Dispose();
}
