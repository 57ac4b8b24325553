namespace Portal.Api.Persistence;

/// <summary>Writes behind the calls what was counted of them: within a second, and all that is left at the end.</summary>
internal abstract class CountWriter(TimeProvider clock) : DatabaseLoop
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    private long? _tidiedAt;

    protected TimeProvider Clock => clock;

    /// <summary>Once an hour, and the first time: what nobody asks about any more may go.</summary>
    protected bool IsTidyingDue => _tidiedAt is not { } tidied || clock.GetElapsedTime(tidied) >= Tidying;

    public sealed override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected sealed override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    protected abstract Task WriteAsync(CancellationToken cancellationToken);

    protected void Tidied() => _tidiedAt = clock.GetTimestamp();
}
