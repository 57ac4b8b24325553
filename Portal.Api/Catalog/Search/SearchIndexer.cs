using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// Brings the index to what is published: what has another fingerprint is replaced, what is gone is removed, and the rest stays. Doing it
/// twice does nothing, so whoever publishes need only say that something changed.
/// </summary>
internal sealed class SearchIndexer(ISearchIndex index, CatalogSources catalog, TimeProvider clock, ILogger<SearchIndexer> logger) : IDisposable
{
    /// <summary>Where there is an index from before, it answers well enough after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Where there is none, half of one would say that things do not exist. A very large catalogue is found bit by bit after this.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasEarlier;

    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await BringUpAsync(cancellationToken);
        }
        catch (Exception exception) when (DatabaseFault.IsDamage(exception))
        {
            // It holds nothing that cannot be made again.
            logger.MadeAnew(exception);
            index.Discard();
            await BringUpAsync(cancellationToken);
        }
        finally
        {
            // Also when it failed: there is no use in waiting for what will not come.
            _started.TrySetResult();
            _gate.Release();
        }
    }

    /// <summary>Who asks in the program's first moments waits for the index rather than hear that there is nothing.</summary>
    public async Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        if (!_started.Task.IsCompleted)
        {
            await Task.WhenAny(_started.Task, Task.Delay(_hasEarlier ? Patience : FirstPatience, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            await index.EnsureAsync(cancellationToken);
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task BringUpAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await index.EnsureAsync(cancellationToken);
        var known = await index.FingerprintsAsync(cancellationToken);
        _hasEarlier |= known.Count > 0;
        var sources = await catalog.AllAsync(cancellationToken);
        var changed = sources.Where(source => known.GetValueOrDefault(source.Key) != source.Fingerprint).ToList();
        foreach (var source in changed)
        {
            await index.ReplaceAsync(source, cancellationToken);
        }
        var gone = known.Keys.Except(sources.Select(source => source.Key)).ToList();
        foreach (var key in gone)
        {
            await index.RemoveAsync(key, cancellationToken);
        }
        var took = clock.GetElapsedTime(began).TotalMilliseconds;
        if (changed.Count + gone.Count > 0)
        {
            logger.Indexed(changed.Count, gone.Count, took);
        }
    }
}
