namespace Portal.Api.Persistence;

/// <summary>Work behind the calls that asks the database again and again, on a thread of its own: no caller waits for one that it holds.</summary>
internal abstract class DatabaseLoop : BackgroundService
{
    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => OwnThread.RunAsync(GetType().Name, () => LoopAsync(stoppingToken));

    protected abstract Task LoopAsync(CancellationToken stoppingToken);
}
