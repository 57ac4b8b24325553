using System.Threading.Channels;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>
/// Between calls and whoever is told of them: takes what happens without waiting, and hands it on in batches. Bounded, so that a slow taker costs
/// what could not be told (counted), and never a call's time or our memory.
/// </summary>
internal abstract class Drain<T>(bool isOpen, TimeProvider clock, ILogger logger) : BackgroundService
{
    private const int Capacity = 20_000;
    private const int Batch = 500;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Channel<T> _channel = Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long _lost;

    protected TimeProvider Clock => clock;

    protected void Take(T item)
    {
        if (isOpen && !_channel.Writer.TryWrite(item))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>False: it was not taken, and is not tried again.</summary>
    protected abstract Task<bool> HandOnAsync(IReadOnlyList<T> items, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!isOpen)
        {
            return;
        }
        using var timer = new PeriodicTimer(Pace, Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await EmptyAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await EmptyAsync(cancellationToken);
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        var items = new List<T>(Batch);
        while (Fill(items))
        {
            if (!await HandOnAsync(items, cancellationToken))
            {
                Interlocked.Add(ref _lost, items.Count);
            }
            items.Clear();
        }
        if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
        {
            logger.NotTold(GetType().Name, lost);
        }
    }

    private bool Fill(List<T> items)
    {
        while (items.Count < Batch && _channel.Reader.TryRead(out var item))
        {
            items.Add(item);
        }
        return items.Count > 0;
    }
}
