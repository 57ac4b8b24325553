using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Access;

/// <summary>
/// The processes that let calls in, by the gateway or by doors for other data planes, each with a row that says which revision it decides by. Whoever changes access waits for the others
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
    private readonly string _name = $"{Environment.MachineName}, process {Environment.ProcessId}";
    private ProbedState? _told;
    private long _toldAt;

    /// <summary>Before the first reading: a change that is made during it waits for this process already.</summary>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        if (!roles.LetsCallsIn)
        {
            return;
        }
        var forgotten = clock.GetUtcNow() - Forgotten;
        await using var db = contexts.Create();
        await db.Set<AccessReplica>().Where(row => row.SeenAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await TellAsync(new ProbedState(0, []), cancellationToken);
    }

    /// <summary>Says what this process decides by, when that is news or nothing was said for a while.</summary>
    public async Task TellAsync(ProbedState probed, CancellationToken cancellationToken)
    {
        if (!roles.LetsCallsIn || (ReferenceEquals(probed, _told) && clock.GetElapsedTime(_toldAt) < Heartbeat))
        {
            return;
        }
        var now = clock.GetUtcNow();
        var at = clock.GetTimestamp();
        await using var db = contexts.Create();
        List<Guid> refuses = [.. probed.Refuses];
        var rows = await db.Set<AccessReplica>().Where(row => row.Id == _id).ExecuteUpdateAsync(
            row => row.SetProperty(replica => replica.Revision, probed.Revision).SetProperty(replica => replica.Refuses, refuses).SetProperty(replica => replica.SeenAt, now),
            cancellationToken);
        if (rows == 0)
        {
            db.Add(new AccessReplica { Id = _id, Name = _name, Revision = probed.Revision, Refuses = refuses, SeenAt = now });
            await db.SaveChangesAsync(cancellationToken);
        }
        (_told, _toldAt) = (probed, at);
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (!roles.LetsCallsIn)
        {
            return;
        }
        await using var db = contexts.Create();
        await db.Set<AccessReplica>().Where(row => row.Id == _id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Returns when all other gateways decide by this revision. One that hangs is named in the log and not waited for any longer.</summary>
    public Task AppliedAsync(long revision, CancellationToken cancellationToken) =>
        AwaitAsync(revision, _ => true, clock.GetTimestamp(), cancellationToken);

    /// <summary>All gateways that are alive, each with its answer about a revoked credential and when it was known.</summary>
    public async Task<IReadOnlyList<GatewayProof>> RefusedAsync(ProbedState here, Guid credential, long began, CancellationToken cancellationToken)
    {
        var mine = (long)clock.GetElapsedTime(began).TotalMilliseconds;
        var others = await AwaitAsync(here.Revision, row => row.Refuses.Contains(credential), began, cancellationToken);
        return roles.LetsCallsIn ? [new GatewayProof(_id, _name, here.Refuses.Contains(credential), mine), .. others] : others;
    }

    private async Task<List<GatewayProof>> AwaitAsync(long revision, Func<AccessReplica, bool> agrees, long began, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<Guid, GatewayProof>();
        // Alive when the waiting began: one that stops during it is waited for and named, rather than forgotten for being silent so long.
        var alive = clock.GetUtcNow() - clock.GetElapsedTime(began) - Alive;
        await using var db = contexts.Create();
        while (true)
        {
            var rows = await db.Set<AccessReplica>().AsNoTracking().Where(row => row.Id != _id && row.SeenAt > alive).ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => row.Revision >= revision && !answers.ContainsKey(row.Id)))
            {
                answers[row.Id] = new GatewayProof(row.Id, row.Name, agrees(row), (long)clock.GetElapsedTime(began).TotalMilliseconds);
            }
            var behind = rows.Where(row => !answers.ContainsKey(row.Id)).ToList();
            if (behind.Count == 0)
            {
                return [.. answers.Values];
            }
            if (clock.GetElapsedTime(began) >= Patience)
            {
                logger.NotApplied(revision, string.Join(", ", behind.Select(row => row.Name)));
                return [.. answers.Values, .. behind.Select(row => new GatewayProof(row.Id, row.Name, Refused: false, null))];
            }
            await Task.Delay(Pace, clock, cancellationToken);
        }
    }
}
