using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Resilience;

/// <summary>Calls under way to one destination, against its connection pool's limits: Envoy's circuit breaker.</summary>
internal sealed class DestinationLoad
{
    private readonly SemaphoreSlim? _connections;
    private readonly ConnectionPool _pool;
    private int _active;
    private int _pending;
    private int _retries;

    public DestinationLoad(ConnectionPool pool)
    {
        _pool = pool;
        // One call at a time has a connection of HTTP/1.1.
        _connections = pool.MaxConnections is { } most ? new SemaphoreSlim(most) : null;
    }

    /// <summary>Null: it overflows (UO). Waits for a connection while no more wait than may.</summary>
    public async ValueTask<DestinationPlace?> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _active) > (_pool.MaxRequests ?? int.MaxValue))
        {
            Interlocked.Decrement(ref _active);
            return null;
        }
        if (_connections is not null && !_connections.Wait(0, CancellationToken.None) && !await WaitAsync(_connections, cancellationToken))
        {
            Interlocked.Decrement(ref _active);
            return null;
        }
        return new DestinationPlace(this);
    }

    public bool TryEnterRetry()
    {
        if (Interlocked.Increment(ref _retries) <= (_pool.MaxRetries ?? int.MaxValue))
        {
            return true;
        }
        Interlocked.Decrement(ref _retries);
        return false;
    }

    public void LeaveRetry() => Interlocked.Decrement(ref _retries);

    private async Task<bool> WaitAsync(SemaphoreSlim connections, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _pending) > (_pool.MaxPendingRequests ?? int.MaxValue))
            {
                return false;
            }
            await connections.WaitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _active);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    private void Leave()
    {
        _connections?.Release();
        Interlocked.Decrement(ref _active);
    }

    internal readonly struct DestinationPlace(DestinationLoad load) : IDisposable
    {
        public void Dispose() => load.Leave();
    }
}
