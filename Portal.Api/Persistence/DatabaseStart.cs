using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;

namespace Portal.Api.Persistence;

/// <summary>Brings the database to this program's schema before anything else starts.</summary>
internal sealed class DatabaseStart(PortalDbContextFactory contexts, DataFolder folder) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        folder.MakePrivate(folder.DatabaseFile);
        folder.MakePrivate(folder.SearchFile);
        await using var db = contexts.Create();
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } later)
        {
            throw new SettingException("Data:Path", $"holds a database that a later version of this program has changed ({later}). Start that version, or restore the folder from a backup made before it.");
        }
        // Migrating holds the whole model against the last migration's, also where there is nothing to migrate: that is for those who have something.
        if (known.Except(applied).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        // Readers never wait for the writer, and a commit is on disk when it returns.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
