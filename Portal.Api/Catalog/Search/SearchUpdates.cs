using System.Threading.Channels;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// Keeps the index up to date in the background: at start, and whenever a definition or a contract has changed. What fails is tried again, since
/// nobody waits for it who could.
/// </summary>
internal sealed class SearchUpdates(SearchIndexer indexer, TimeProvider clock, ILogger<SearchUpdates> logger) : DatabaseLoop
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

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
                logger.NotIndexed(exception, Again.TotalSeconds);
                await Task.Delay(Again, clock, stoppingToken);
                Changed();
            }
        }
    }
}
