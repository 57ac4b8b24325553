using Microsoft.EntityFrameworkCore;
using Portal.Api.Drift.Inbox;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Shapes;

/// <summary>
/// Holds calls against their contracts behind them, and writes what they used every two seconds and at shutdown. A crash loses what came
/// after the last write.
/// </summary>
internal sealed class ShapeWriter(CallObserver observer, CallReader reader, PortalDbContextFactory contexts, TimeProvider clock, ILogger<ShapeWriter> logger) : DatabaseLoop
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WritePace = TimeSpan.FromSeconds(2);

    private readonly ShapeTally _tally = new();
    private PeriodicTimer? _timer;
    private DateOnly _cleaned;
    private long _written;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // From now on, not from when the first turn of the loop gets its thread.
        _timer = new PeriodicTimer(Pace, clock);
        _written = clock.GetTimestamp();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TakeInAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _timer?.Dispose();
        base.Dispose();
    }

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (await _timer!.WaitForNextTickAsync(stoppingToken))
        {
            await TakeInAsync(stoppingToken);
            if (clock.GetElapsedTime(_written) >= WritePace)
            {
                await WriteAsync(stoppingToken);
                _written = clock.GetTimestamp();
            }
        }
    }

    private async Task TakeInAsync(CancellationToken cancellationToken)
    {
        if (observer.TakeDropped() is > 0 and var dropped && observer.IsOn)
        {
            logger.CallsDropped(dropped);
        }
        // No more than were there: while calls keep coming, there is still time to write.
        for (var left = CallObserver.Capacity; left > 0 && observer.Calls.TryRead(out var call); left--)
        {
            await TakeInAsync(call, cancellationToken);
        }
    }

    private async Task TakeInAsync(ObservedCall call, CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // Calls are made by anybody: one that cannot be read must not end the reading of the others.
        try
        {
            if (await reader.ReadAsync(call, cancellationToken) is { } shape)
            {
                var day = DateOnly.FromDateTime(shape.At.UtcDateTime);
                if (!_tally.Knows(shape.Api, shape.Version, day))
                {
                    await using var db = contexts.Create();
                    await _tally.RememberAsync(db, shape.Api, shape.Version, day, cancellationToken);
                }
                _tally.Add(shape);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.CallNotRead(exception, call.Api ?? "-");
        }
        finally
        {
            call.Bodies?.Release();
        }
#pragma warning restore CA1031
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_tally.IsEmpty && _cleaned == today)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, the counts stay in memory and are tried again.
        try
        {
            await using var db = contexts.Create();
            await _tally.WriteAsync(db, cancellationToken);
            _tally.Clear();
            if (_cleaned != today)
            {
                var oldest = today.AddDays(-ShapeLimits.DaysKept);
                await db.Set<ShapeRow>().Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellationToken);
                await SettledDismissals.PruneAsync(db, cancellationToken);
                _cleaned = today;
            }
        }
        catch (Exception exception)
        {
            if (exception is not OperationCanceledException)
            {
                logger.NotWritten(exception);
            }
        }
#pragma warning restore CA1031
    }
}
