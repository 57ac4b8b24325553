using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Access;

/// <summary>
/// The gateways on the same data, each with a row that says which revision it decides by. Whoever changes access waits for the others
/// by these rows, so that an answer that says revoked is true at every gateway.
/// </summary>
internal sealed class AccessReplicas(PortalDbContextFactory contexts, RoleSettings roles, TimeProvider clock, ILogger<AccessReplicas> logger)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly Guid _id = Guid.CreateVersion7(clock.GetUtcNow());
    private long _told = -1;
    private long _toldAt;

    /// <summary>Before the first reading: a change that is made during it waits for this process already.</summary>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Gateway))
        {
            return;
        }
        var forgotten = clock.GetUtcNow() - Forgotten;
        await using var db = contexts.Create();
        await db.Set<AccessReplica>().Where(row => row.SeenAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await TellAsync(0, cancellationToken);
    }

    /// <summary>Says what this process decides by, when that is news or nothing was said for a while.</summary>
    public async Task TellAsync(long revision, CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Gateway) || (revision == _told && clock.GetElapsedTime(_toldAt) < Heartbeat))
        {
            return;
        }
        var now = clock.GetUtcNow();
        var at = clock.GetTimestamp();
        await using var db = contexts.Create();
        var rows = await db.Set<AccessReplica>().Where(row => row.Id == _id).ExecuteUpdateAsync(
            row => row.SetProperty(replica => replica.Revision, revision).SetProperty(replica => replica.SeenAt, now), cancellationToken);
        if (rows == 0)
        {
            db.Add(new AccessReplica { Id = _id, Revision = revision, SeenAt = now });
            await db.SaveChangesAsync(cancellationToken);
        }
        (_told, _toldAt) = (revision, at);
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (!roles.Runs(Roles.Gateway))
        {
            return;
        }
        await using var db = contexts.Create();
        await db.Set<AccessReplica>().Where(row => row.Id == _id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Returns when all other gateways decide by this revision. One that hangs is named in the log and not waited for any longer.</summary>
    public async Task AppliedAsync(long revision, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await using var db = contexts.Create();
        while (await BehindAsync(db, revision, cancellationToken) is { Count: > 0 } behind)
        {
            if (clock.GetElapsedTime(began) >= Patience)
            {
                logger.NotApplied(revision, string.Join(", ", behind));
                return;
            }
            await Task.Delay(Pace, clock, cancellationToken);
        }
    }

    private Task<List<Guid>> BehindAsync(PortalDbContext db, long revision, CancellationToken cancellationToken)
    {
        var alive = clock.GetUtcNow() - Alive;
        return db.Set<AccessReplica>().Where(row => row.Id != _id && row.Revision < revision && row.SeenAt > alive)
            .Select(row => row.Id).ToListAsync(cancellationToken);
    }
}
