using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Publishing;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// What is published can be found when publishing returns. At start, and for definitions (which say who may see an API), it is enough that the
/// index follows soon: it goes by what differs, whatever it was told.
/// </summary>
internal sealed class SearchSink(SearchUpdates updates, SearchIndexer indexer) : IPublicationSink, ICatalogFollower
{
    public Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
    {
        if (!publication.IsStart)
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
