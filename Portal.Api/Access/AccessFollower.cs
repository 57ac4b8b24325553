using Portal.Api.Persistence;

namespace Portal.Api.Access;

/// <summary>Puts the state of things in force at start, then follows what other processes on the same data publish.</summary>
internal sealed class AccessFollower(
    AccessPublisher publisher, AccessReplicas replicas, AccessStore store, KeyMint mint, TimeProvider clock, ILogger<AccessFollower> logger) : DatabaseLoop
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // A lost pepper must end the start, not show up as refused keys.
        mint.Derive("start");
        await replicas.JoinAsync(cancellationToken);
        await FollowAndTellAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await publisher.DrainAsync(cancellationToken);
        await replicas.LeaveAsync(cancellationToken);
    }

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await FollowAsync(stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // The guard goes on by what it knows while the database cannot be read; the next tick tries again.
        try
        {
            await FollowAndTellAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.NotFollowed(exception, store.Current.Snapshot.Revision);
        }
#pragma warning restore CA1031
    }

    private async Task FollowAndTellAsync(CancellationToken cancellationToken)
    {
        await publisher.FollowAsync(cancellationToken);
        await replicas.TellAsync(publisher.Probed, cancellationToken);
    }
}
