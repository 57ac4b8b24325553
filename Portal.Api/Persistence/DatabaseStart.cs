using Microsoft.EntityFrameworkCore;

namespace Portal.Api.Persistence;

/// <summary>Brings the database to this program's schema before anything else starts.</summary>
internal sealed class DatabaseStart(PortalDbContextFactory contexts) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        // Migrating holds the whole model against the last migration's, also where there is nothing to migrate: that is for those who have something.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        // Readers never wait for the writer, and a commit is on disk when it returns.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
