using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Writes who called whom behind the calls, within a second and at the end; what is older than a day goes.</summary>
internal sealed class DomainCallWriter(DomainCallTally tally, PortalDbContextFactory contexts, TimeProvider clock, ILogger<DomainCallWriter> logger) : CountWriter(clock)
{
    /// <summary>The longest that anybody can ask about, and the slot that it begins in.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(25);

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        var counts = tally.Take();
        if (counts.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, the counts stay in memory and are tried again.
        try
        {
            await using var db = contexts.Create();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var count in counts)
            {
                await AddAsync(db, count, cancellationToken);
            }
            await db.SaveChangesAsync(cancellationToken);
            await TidyAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            tally.PutBack(counts);
            if (exception is not OperationCanceledException)
            {
                logger.DomainCallsNotWritten(exception, counts.Count);
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>Adds to the row, so that several processes on the same data add up.</summary>
    private static async Task AddAsync(PortalDbContext db, DomainCallCount count, CancellationToken cancellationToken)
    {
        var rows = await db.Set<DomainCallCount>()
            .Where(row => row.Slot == count.Slot && row.From == count.From && row.Source == count.Source && row.To == count.To && row.Workload == count.Workload
                && row.Api == count.Api && row.Version == count.Version && row.ApplicationId == count.ApplicationId && row.Code == count.Code && row.IsRefused == count.IsRefused)
            .ExecuteUpdateAsync(
                row => row.SetProperty(kept => kept.Calls, kept => kept.Calls + count.Calls)
                    .SetProperty(kept => kept.LastAt, count.LastAt)
                    .SetProperty(kept => kept.RequestId, count.RequestId)
                    .SetProperty(kept => kept.Detail, count.Detail)
                    .SetProperty(kept => kept.Remedy, count.Remedy),
                cancellationToken);
        if (rows == 0)
        {
            db.Add(count);
        }
    }

    private async Task TidyAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        if (!IsTidyingDue)
        {
            return;
        }
        var oldest = Clock.GetUtcNow() - Kept;
        await db.Set<DomainCallCount>().Where(row => row.Slot < oldest).ExecuteDeleteAsync(cancellationToken);
        Tidied();
    }
}
