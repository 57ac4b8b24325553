using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Api.Access;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Persistence;

/// <summary>One process may hold SQLite's lock for long, say one that was frozen while it wrote.</summary>
public sealed class DatabaseBusyTests
{
    [Fact]
    public async Task A_write_that_waited_in_vain_for_others_is_answered_503_and_says_when_to_come_again()
    {
        await using var portal = await RunningPortal.StartAsync("portal");
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        db.Database.SetCommandTimeout(1);

        Assert.Equal((503, "5", "database_busy"), await AnswerAsync(portal, await WriteAsync(portal, db)));
    }

    [Fact]
    public async Task A_write_that_the_disk_has_no_room_for_is_answered_503_and_says_that_it_was_not_done()
    {
        await using var portal = await RunningPortal.StartAsync("portal");
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", TestContext.Current.CancellationToken);
        var full = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("CREATE TABLE Large AS SELECT randomblob(1000000)", TestContext.Current.CancellationToken));

        Assert.Equal((503, null, "storage_full"), await AnswerAsync(portal, full));
    }

    private static async Task<(int Status, string? RetryAfter, string? Code)> AnswerAsync(RunningPortal portal, Exception failure)
    {
        var context = new DefaultHttpContext { RequestServices = portal.Services };
        (context.Request.Path, context.Response.Body) = ("/api/v1/credentials", new MemoryStream());
        var handler = new ProblemExceptionHandler(NullLogger<ProblemExceptionHandler>.Instance);
        Assert.True(await handler.TryHandleAsync(context, new DbUpdateException("as a save wraps it", failure), TestContext.Current.CancellationToken));
        context.Response.Body.Position = 0;
        var problem = await JsonDocument.ParseAsync(context.Response.Body, cancellationToken: TestContext.Current.CancellationToken);
        return (context.Response.StatusCode, context.Response.Headers.RetryAfter, problem.RootElement.GetProperty("code").GetString());
    }

    private static async Task<Exception> WriteAsync(RunningPortal portal, PortalDbContext db)
    {
        await using var other = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await using var transaction = await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await other.Set<AccessRevision>().ExecuteUpdateAsync(row => row.SetProperty(revision => revision.Revision, revision => revision.Revision), TestContext.Current.CancellationToken);
        return await Assert.ThrowsAsync<SqliteException>(() => db.Set<AccessRevision>().ExecuteUpdateAsync(
            row => row.SetProperty(revision => revision.Revision, revision => revision.Revision), TestContext.Current.CancellationToken));
    }
}
