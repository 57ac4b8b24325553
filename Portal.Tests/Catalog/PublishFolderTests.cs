using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog;

public sealed class PublishFolderTests
{
    [Fact]
    public async Task What_is_unchanged_is_published_once_and_a_change_is_a_new_revision()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        await AgainAsync(portal);
        Assert.Equal([1, 1, 1], await RevisionsAsync(portal));

        folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("2.0.0", "2.1.0", StringComparison.Ordinal));
        await AgainAsync(portal);
        Assert.Equal([1, 1, 1, 2], await RevisionsAsync(portal));
        Assert.Equal("2.1.0", (await TripsAsync(portal))!.Versions[0].ContractVersion);
    }

    [Fact]
    public async Task Processes_that_begin_together_on_the_same_data_take_the_folder_over_once()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        for (var round = 1; round <= 5; round++)
        {
            folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("2.0.0", $"2.{round}.0", StringComparison.Ordinal));
            await using (var scope = portal.Services.CreateAsyncScope())
            {
                // As on an empty volume: nothing is remembered yet.
                await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<FolderDigest>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            }

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AgainAsync(portal))));

            Assert.Equal(3 + round, (await RevisionsAsync(portal)).Count);
        }
    }

    [Fact]
    public async Task A_broken_contract_is_told_with_file_and_line_and_the_published_one_stays()
    {
        using var folder = new ContractFolder();
        var lines = new ConcurrentQueue<string>();
        await using var portal = await RunningPortal.StartAsync("portal", builder => builder.Logging.AddProvider(new LineProvider(lines)), folder.Setting);

        folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("#/components/schemas/Quote' }, examples", "#/components/schemas/Quota' }, examples", StringComparison.Ordinal));
        folder.Write("secrets/api.yaml", "title: [");
        await AgainAsync(portal);

        Assert.Contains(lines, line => line.Contains(Path.Combine("trips", "v2.yaml") + ":17:", StringComparison.Ordinal) && line.Contains("There is nothing at", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(Path.Combine("secrets", "api.yaml") + ":", StringComparison.Ordinal));
        Assert.Equal([1, 1, 1], await RevisionsAsync(portal));
        Assert.NotNull((await TripsAsync(portal))!.Versions.SingleOrDefault(version => version.Name == "v2"));
        Assert.Equal(2, (await ListAsync(portal, Actor.System)).Count);
    }

    [Fact]
    public async Task An_api_whose_folder_is_gone_is_shown_no_more_and_keeps_its_rows()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        Directory.Delete(Path.Combine(folder.Root, "secrets"), recursive: true);
        await AgainAsync(portal);

        Assert.Equal(["trips"], (await ListAsync(portal, Actor.System)).Select(api => api.Slug));
        Assert.Equal([1, 1, 1], await RevisionsAsync(portal));
    }

    [Fact]
    public async Task What_was_published_since_the_folder_was_taken_stays_until_the_folder_says_something_new()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var scope = portal.Services.CreateAsyncScope();
        var other = ContractFolder.Trips.Replace("2.0.0", "2.1.0", StringComparison.Ordinal);
        await scope.ServiceProvider.GetRequiredService<PublishContract>().ExecuteAsync(Actor.System, new PublicationRequest("trips", "v2", System.Text.Encoding.UTF8.GetBytes(other)), TestContext.Current.CancellationToken);

        await AgainAsync(portal);
        Assert.Equal("2.1.0", (await TripsAsync(portal))!.Versions[0].ContractVersion);

        folder.Write("trips/v2.yaml", ContractFolder.Trips.Replace("2.0.0", "2.2.0", StringComparison.Ordinal));
        await AgainAsync(portal);
        Assert.Equal("2.2.0", (await TripsAsync(portal))!.Versions[0].ContractVersion);
    }

    [Fact]
    public async Task An_error_of_lint_in_the_folder_is_told_with_line_rule_and_remedy_and_the_published_contract_stays()
    {
        using var folder = new ContractFolder();
        var lines = new ConcurrentQueue<string>();
        await using var portal = await RunningPortal.StartAsync("portal", builder => builder.Logging.AddProvider(new LineProvider(lines)), folder.Setting);

        folder.Write("trips/v2.yaml", ContractFolder.Scripted);
        await AgainAsync(portal);

        Assert.Contains(lines, line => line.Contains(Path.Combine("trips", "v2.yaml") + ":12:", StringComparison.Ordinal) && line.Contains("markdown-script", StringComparison.Ordinal));
        Assert.Equal([1, 1, 1], await RevisionsAsync(portal));
        Assert.NotNull(await TripsAsync(portal));
    }

    [Fact]
    public async Task Only_administrators_publish()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        await using var scope = portal.Services.CreateAsyncScope();
        var request = new PublicationRequest("trips", "v2", System.Text.Encoding.UTF8.GetBytes(ContractFolder.Trips + "\n"));

        var outcome = await scope.ServiceProvider.GetRequiredService<PublishContract>().ExecuteAsync(Actor.Anonymous, request, TestContext.Current.CancellationToken);

        Assert.Equal("unauthenticated", outcome.Refusal?.Code);
        Assert.Equal([1, 1, 1], await RevisionsAsync(portal));
    }

    private static Task AgainAsync(RunningPortal portal) =>
        portal.Services.GetServices<IHostedService>().OfType<PublishFolder>().Single().StartAsync(TestContext.Current.CancellationToken);

    private static async Task<List<int>> RevisionsAsync(RunningPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return await db.Set<PublishedRevision>().Select(revision => revision.Number).Order().ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<ApiView>> ListAsync(RunningPortal portal, Actor actor)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CatalogQueries>().ListAsync(actor, TestContext.Current.CancellationToken);
    }

    private static async Task<ApiView?> TripsAsync(RunningPortal portal) => (await ListAsync(portal, Actor.Anonymous)).SingleOrDefault(api => api.Slug == "trips");

    private sealed class LineProvider(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
