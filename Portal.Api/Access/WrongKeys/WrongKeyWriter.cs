using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Access.WrongKeys;

/// <summary>Writes behind the calls, within a second and at the end, which addresses sent wrong keys. Several processes add to the same rows.</summary>
internal sealed class WrongKeyWriter(WrongKeyBook book, PortalDbContextFactory contexts, TimeProvider clock, ILogger<WrongKeyWriter> logger) : CountWriter(clock)
{
    private const string Put =
        """
        INSERT INTO {table} ({Address}, {FirstAt}, {LastAt}, {Wrong}, {Slowed}, {Api}) VALUES (@Address, @FirstAt, @LastAt, @Wrong, @Slowed, @Api)
        ON CONFLICT ({Address}) DO UPDATE SET {LastAt} = excluded.{LastAt}, {Wrong} = {table}.{Wrong} + excluded.{Wrong}, {Slowed} = {table}.{Slowed} + excluded.{Slowed}, {Api} = excluded.{Api}
        """;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        var counts = book.TakeUnwritten();
        if (counts.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, what was not written is put back and tried again.
        try
        {
            // In one transaction: a flood comes from thousands of addresses, and each commit waits for the disk.
            await using var db = contexts.Create();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var old = Clock.GetUtcNow() - Kept;
            await db.Set<WrongKeyAddress>().Where(row => row.LastAt < old).ExecuteDeleteAsync(cancellationToken);
            Write(db, counts);
            await transaction.CommitAsync(cancellationToken);
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
            return;
        }
#pragma warning restore CA1031
        foreach (var count in counts.Where(count => count.Slowed > 0))
        {
            logger.WrongKeysSlowedDown(count.Address, count.Wrong, count.Slowed);
        }
    }

    private static void Write(PortalDbContext db, IReadOnlyList<WrongKeyCount> counts)
    {
        using var put = new EntityCommand<WrongKeyAddress>(db, Put);
        foreach (var count in counts)
        {
            put.With(nameof(count.Address), count.Address).With(nameof(count.FirstAt), count.FirstAt).With(nameof(count.LastAt), count.LastAt)
                .With(nameof(count.Wrong), count.Wrong).With(nameof(count.Slowed), count.Slowed).With(nameof(count.Api), count.Api)
                .Execute();
        }
    }
}
