namespace Portal.Api.Notifications;

/// <summary>Looks for mail that is due: when told, and every few seconds for what was delayed or committed by another process.</summary>
internal sealed class MailSender(MailDelivery delivery, MailSignal signal, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await delivery.SendDueAsync(stoppingToken) > 0)
                {
                }
                await signal.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is busy for a moment must not end the sending of mail for good.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.OutboxUnreadable(exception);
                await Task.Delay(Look, CancellationToken.None);
            }
        }
    }
}
