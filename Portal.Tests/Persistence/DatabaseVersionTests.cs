using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Persistence;

public sealed class DatabaseVersionTests
{
    [Fact]
    public async Task It_moves_when_anybody_commits_and_stands_still_while_nobody_does()
    {
        await using var portal = await RunningPortal.StartAsync("portal");
        var factory = portal.Services.GetRequiredService<PortalDbContextFactory>();
        using var version = ActivatorUtilities.CreateInstance<DatabaseVersion>(portal.Services);
        await using var db = factory.Create();
        long before;
        await using (var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            // Nobody else writes from here on: what the portal does at its start lies before.
            before = version.Read();
            await db.Set<AccessRevision>().ExecuteUpdateAsync(row => row.SetProperty(revision => revision.Revision, revision => revision.Revision + 1), TestContext.Current.CancellationToken);
            Assert.Equal(before, version.Read());
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotEqual(before, version.Read());
    }
}
