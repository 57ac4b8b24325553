namespace Portal.Api.Applications.News;

/// <summary>Looks every minute for what is to be told of versions' ends.</summary>
internal sealed class EndingMailSender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndingMailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // A database that is busy for a moment must not end the telling for good.
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EndingMails>().SendDueAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.EndsNotTold(exception);
        }
#pragma warning restore CA1031
    }
}
