using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Access.WrongKeys;

/// <summary>Writes behind the calls, within a second and at the end, which addresses sent wrong keys. Several processes add to the same rows.</summary>
internal sealed class WrongKeyWriter(WrongKeyBook book, PortalDbContextFactory contexts, TimeProvider clock, ILogger<WrongKeyWriter> logger) : CountWriter(clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        var counts = new Queue<WrongKeyCount>(book.TakeUnwritten());
        if (counts.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, what was not written is put back and tried again.
        try
        {
            await using var db = contexts.Create();
            var old = Clock.GetUtcNow() - Kept;
            await db.Set<WrongKeyAddress>().Where(row => row.LastAt < old).ExecuteDeleteAsync(cancellationToken);
            while (counts.TryPeek(out var count))
            {
                await AddAsync(db, count, cancellationToken);
                counts.Dequeue();
                if (count.Slowed > 0)
                {
                    logger.WrongKeysSlowedDown(count.Address, count.Wrong, count.Slowed);
                }
            }
        }
        catch (Exception exception)
        {
            foreach (var count in counts)
            {
                book.PutBack(count);
            }
            if (exception is not OperationCanceledException)
            {
                logger.WrongKeysNotWritten(exception, counts.Count);
            }
        }
#pragma warning restore CA1031
    }

    private static async Task AddAsync(PortalDbContext db, WrongKeyCount count, CancellationToken cancellationToken)
    {
        var rows = await db.Set<WrongKeyAddress>().Where(row => row.Address == count.Address).ExecuteUpdateAsync(
            row => row.SetProperty(address => address.LastAt, count.LastAt)
                .SetProperty(address => address.Wrong, address => address.Wrong + count.Wrong)
                .SetProperty(address => address.Slowed, address => address.Slowed + count.Slowed)
                .SetProperty(address => address.Api, count.Api),
            cancellationToken);
        if (rows > 0)
        {
            return;
        }
        db.Add(new WrongKeyAddress { Address = count.Address, FirstAt = count.FirstAt, LastAt = count.LastAt, Wrong = count.Wrong, Slowed = count.Slowed, Api = count.Api });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
