using Portal.Api.Persistence;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Traces;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Traffic;

/// <summary>
/// Writes what happened behind the calls: every half second, and all that is left at shutdown. A crash loses what came after the last
/// write, less than a second of it.
/// </summary>
internal sealed class TrafficWriter(
    TrafficQueue queue,
    RecentRequests recent,
    RecentHops hops,
    RecentTraces traces,
    RecentActivity activity,
    RequestWriter requests,
    PortalDbContextFactory contexts,
    TimeProvider clock,
    ILogger<TrafficWriter> logger) : DatabaseLoop
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // The last hops of a call may be recorded a moment after its answer.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Joining = TimeSpan.FromHours(1);

    private readonly Queue<QueuedRecord> _waiting = new();
    private UsageTally _tally = new();

    private PeriodicTimer? _timer;
    private long? _joinedAt;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // From now on, not from when the first turn of the loop gets its thread.
        _timer = new PeriodicTimer(Pace, clock);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _timer?.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(TimeSpan.Zero, cancellationToken);
    }

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (await _timer!.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(Settling, stoppingToken);
            recent.ForgetOld();
            hops.ForgetOld();
            await JoinHoursAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(TimeSpan settling, CancellationToken cancellationToken)
    {
        if (queue.TakeDropped() is > 0 and var dropped)
        {
            logger.RecordsDropped(dropped);
        }
        TakeIn();
        var settled = _waiting.TakeWhile(item => clock.GetElapsedTime(item.At) >= settling).Select(item => item.Record).ToList();
        if (settled.Count == 0 && _tally.IsEmpty)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, the traffic stays in memory and is tried again.
        try
        {
            await using var db = contexts.Create();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await requests.WriteAsync(db, settled, cancellationToken);
            UsageWriter.Write(db, _tally);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
            {
                logger.NotWritten(exception, _waiting.Count);
            }
            return;
        }
#pragma warning restore CA1031
        foreach (var record in settled)
        {
            traces.Add(record);
            _waiting.Dequeue();
        }
        _tally = new UsageTally();
    }

    /// <summary>An hour at a time until none is left, then once an hour.</summary>
    private async Task JoinHoursAsync(CancellationToken cancellationToken)
    {
        if (_joinedAt is { } at && clock.GetElapsedTime(at) < Joining)
        {
            return;
        }
        var isMore = false;
#pragma warning disable CA1031 // Whatever the database says, the minutes stay and are joined another time.
        try
        {
            await using var db = contexts.Create();
            isMore = await UsageHours.JoinOldestAsync(db, clock.GetUtcNow(), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.HoursNotJoined(exception);
        }
#pragma warning restore CA1031
        _joinedAt = isMore ? null : clock.GetTimestamp();
    }

    private void TakeIn()
    {
        // While the database cannot be written, the rest stays in the bounded queue.
        while (_waiting.Count < TrafficQueue.Capacity && queue.Records.TryRead(out var item))
        {
            _waiting.Enqueue(item);
        }
        var tally = queue.TakeTally();
        activity.Add(tally);
        _tally.Add(tally);
    }
}
