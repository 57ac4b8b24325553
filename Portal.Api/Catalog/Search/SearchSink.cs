using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Publishing;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// What is published can be found when publishing returns, and so can definitions (which say who may see an API). At start, and for a contract whose
/// tens of thousands of names take seconds, it is enough that the index follows soon: it goes by what differs, whatever it was told.
/// </summary>
internal sealed class SearchSink(SearchUpdates updates, SearchIndexer indexer) : IPublicationSink, ICatalogFollower
{
    /// <summary>1 MB: as long as a hundred operations, which take about 200 ms.</summary>
    private const int MostAwaited = 1024 * 1024;

    public Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
    {
        if (!publication.IsStart && publication.Document.Bytes.Length <= MostAwaited)
        {
            return indexer.SyncAsync(cancellationToken);
        }
        updates.Changed();
        return Task.CompletedTask;
    }

    public Task ChangedAsync(bool isStart, CancellationToken cancellationToken)
    {
        if (!isStart)
        {
            return indexer.SyncAsync(cancellationToken);
        }
        updates.Changed();
        return Task.CompletedTask;
    }
}
