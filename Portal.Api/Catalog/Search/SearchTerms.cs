namespace Portal.Api.Catalog.Search;

/// <summary>The vocabulary in memory, read anew when the index has changed, whichever process changed it.</summary>
internal sealed class SearchTerms(ISearchIndex index) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile Loaded? _loaded;

    public async Task<SearchVocabulary> CurrentAsync(CancellationToken cancellationToken)
    {
        var generation = await index.GenerationAsync(cancellationToken);
        if (_loaded is { } known && known.Generation == generation)
        {
            return known.Vocabulary;
        }
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_loaded is not { } loaded || loaded.Generation != generation)
            {
                _loaded = loaded = new Loaded(generation, new SearchVocabulary(await index.TermsAsync(cancellationToken)));
            }
            return loaded.Vocabulary;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private sealed record Loaded(long Generation, SearchVocabulary Vocabulary);
}
