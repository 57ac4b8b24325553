using System.Threading.Channels;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Search;

/// <summary>Keeps the index up to date in the background: at start, and whenever a definition or a contract has changed.</summary>
internal sealed class SearchUpdates(SearchIndexer indexer, ILogger<SearchUpdates> logger) : DatabaseLoop
{
    // One waiting signal says all that many would.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Changed() => _changes.Writer.TryWrite(true);

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        Changed();
        await foreach (var _ in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await indexer.SyncAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A failed index must not end the program that serves everything else.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.NotIndexed(exception);
            }
        }
    }
}
