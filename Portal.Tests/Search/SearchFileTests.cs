using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Catalog.Search;
using Portal.Tests.Catalog.Publishing;
using Portal.Tests.Mesh.Joining;
using Portal.Tests.Partners;

namespace Portal.Tests.Search;

/// <summary>The index is a file that others do not wait for.</summary>
public sealed class SearchFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_large_source_is_written_others_write_and_search()
    {
        await using var index = await IndexFolder.WithAsync(IndexFolder.Entry(SearchKind.Schema, "Earlier"));
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rest = new ManualResetEventSlim();
        var writing = Task.Run(() => index.Index.ReplaceAsync(new SearchSource("large", "1", Entries), Token), Token);
        await half.Task.WaitAsync(Token);

        await using (var db = index.Database.Create())
        {
            db.Database.SetCommandTimeout(2);
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE Meanwhile (Id INTEGER)", Token);
        }
        Assert.Equal(["Earlier"], await index.NamesAsync("earlier"));
        Assert.Empty(await index.NamesAsync("later"));
        rest.Set();
        await writing;

        Assert.Equal(["Later"], await index.NamesAsync("later"));

        IEnumerable<SearchEntry> Entries()
        {
            yield return IndexFolder.Entry(SearchKind.Schema, "Later");
            half.SetResult();
            rest.Wait(Token);
            yield return IndexFolder.Entry(SearchKind.Schema, "Last");
        }
    }

    [Fact]
    public async Task A_damaged_file_is_thrown_away_and_made_anew()
    {
        await using var index = await IndexFolder.WithAsync(IndexFolder.Entry(SearchKind.Schema, "Earlier"));
        await index.DamageAsync();

        await index.SyncAsync();

        Assert.Equal(["Earlier"], await index.NamesAsync("earlier"));
    }

    [Fact]
    public async Task An_update_that_fails_is_tried_again_without_anybody_publishing()
    {
        await using var index = await IndexFolder.WithAsync(IndexFolder.Entry(SearchKind.Schema, "Earlier"));
        await index.SqlAsync("CREATE TRIGGER Full BEFORE INSERT ON SearchEntries BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");
        index.Sources["late"] = [IndexFolder.Entry(SearchKind.Schema, "Later")];
        var (clock, log) = (new FakeTimeProvider(), new LineLog());
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var updates = new SearchUpdates(index.Indexer, clock, logs.CreateLogger<SearchUpdates>());

        await updates.StartAsync(Token);
        await UntilAsync(() => Task.FromResult(log.Lines.Any(line => line.Contains("tried again in 30 s", StringComparison.Ordinal))));
        await index.SqlAsync("DROP TRIGGER Full");
        await UntilAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return (await index.NamesAsync("later")).Length > 0;
        });
        await updates.StopAsync(Token);
    }

    [Fact]
    public async Task A_contract_of_more_than_a_megabyte_is_found_soon_after_it_is_published()
    {
        await using var stage = await PublishStage.StartAsync();
        var large = PublishStage.Safe.Replace("description: A quote.", "description: Also by zeppelin.", StringComparison.Ordinal) + "\n# " + new string('-', 1024 * 1024);

        using var published = await stage.PublishAsync(large);
        Assert.Equal(HttpStatusCode.Created, published.StatusCode);

        await UntilAsync(async () =>
        {
            using var found = await stage.Portal.Portal.GetAsync("/api/v1/search?q=zeppelin", Token);
            return (await found.JsonAsync()).GetProperty("results").GetArrayLength() > 0;
        });
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "It did not come to that.");
            await Task.Delay(50, Token);
        }
    }
}
