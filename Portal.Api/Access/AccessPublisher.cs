using Microsoft.EntityFrameworkCore;
using Portal.Api.Access.Credentials;
using Portal.Api.Persistence;

namespace Portal.Api.Access;

/// <summary>
/// Reads what the guard works from and puts it in force, one reading at a time: each takes the revision before it reads, so what is in
/// force never goes back, and a change made meanwhile is read again.
/// </summary>
internal sealed class AccessPublisher(
    IServiceScopeFactory scopes, PortalDbContextFactory contexts, AccessStore store, CredentialCheck credentials, AccessReplicas replicas, DatabaseVersion version, TimeProvider clock)
    : IAccessPublisher, IDisposable
{
    // A process that dies between its commit and the new revision leaves others without notice; this bounds how long.
    private static readonly TimeSpan ReadAnyway = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _asked;
    private long _answered;
    private long _readAt;
    private long _seen = -1;
    private volatile bool _owed;
    private volatile ProbedState _probed = new(0, []);

    /// <summary>What this process decides by, and which of the credentials revoked a moment ago its guard refuses by it.</summary>
    public ProbedState Probed => _probed;

    /// <summary>The change is committed already, so a caller who goes away stops waiting, not the publication.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await PublishHereAsync().WaitAsync(cancellationToken);
        // What is in force here covers this call; the turn is free, so processes that publish at once do not hold each other up.
        await replicas.AppliedAsync(store.Current.Snapshot.Revision, cancellationToken);
    }

    public async Task<RevocationProof> ProveRevokedAsync(Guid credential, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await PublishHereAsync().WaitAsync(cancellationToken);
        return RevocationProof.Of(credential, await replicas.RefusedAsync(Probed, credential, began, cancellationToken));
    }

    /// <summary>Reads again when another process has published, or when a publication of this one failed.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_owed)
        {
            await PublishHereAsync();
            return;
        }
        // Read before the revision: what is committed between is seen at the next look.
        var now = version.Read();
        if (now == _seen && !IsReadingDue)
        {
            return;
        }
        await ReadWhatIsNewAsync(cancellationToken);
        _seen = now;
    }

    private async Task ReadWhatIsNewAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        if (await IsInForceAsync(db, cancellationToken))
        {
            return;
        }
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // What was new may have been a publication of this process, which has read it meanwhile.
            if (!await IsInForceAsync(db, cancellationToken))
            {
                await ReadAsync(db);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>At a stop: publications whose callers have gone away end before the database is let go of.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        _turn.Release();
    }

    public void Dispose() => _turn.Dispose();

    private async Task PublishHereAsync()
    {
        var ticket = Interlocked.Increment(ref _asked);
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_answered >= ticket)
            {
                // A reading that began after this call covers it.
                return;
            }
            var answers = Interlocked.Read(ref _asked);
            await PublishAndReadAsync();
            _answered = answers;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task PublishAndReadAsync()
    {
        var isDone = false;
        try
        {
            await using var db = contexts.Create();
            await db.Set<AccessRevision>().ExecuteUpdateAsync(
                row => row.SetProperty(revision => revision.Revision, revision => revision.Revision + 1), CancellationToken.None);
            await ReadAsync(db);
            isDone = true;
        }
        finally
        {
            // Owed only once it failed: one that is still under way needs no second.
            _owed = !isDone;
        }
    }

    private bool IsReadingDue => clock.GetElapsedTime(Volatile.Read(ref _readAt)) >= ReadAnyway;

    private async Task<bool> IsInForceAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await RevisionAsync(db, cancellationToken) == store.Current.Snapshot.Revision && !IsReadingDue;

    private async Task ReadAsync(PortalDbContext db)
    {
        var revision = await RevisionAsync(db, CancellationToken.None);
        var started = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<IAccessSource>().ReadAsync(CancellationToken.None);
        store.Replace(read.Snapshot with { Revision = revision }, read.Credentials);
        // Asked, not assumed: what the guard says now is what it says to callers.
        _probed = new ProbedState(revision, [.. read.Revoked.Where(revoked => credentials.Refuses(revoked.Hash)).Select(revoked => revoked.Id)]);
        Volatile.Write(ref _readAt, started);
    }

    private static Task<long> RevisionAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Set<AccessRevision>().Select(row => row.Revision).SingleAsync(cancellationToken);
}

internal sealed record ProbedState(long Revision, IReadOnlyList<Guid> Refuses);
