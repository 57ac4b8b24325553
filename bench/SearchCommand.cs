using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Bench;

/// <summary>Search over a catalogue of 300 documents with 20,000 operations, in the portal's own database file: building, size, and how long questions take.</summary>
internal static class SearchCommand
{
    private static readonly string[] Questions =
    [
        "travellers", "quote", "getQuote", "GET /bookings", "/payments/{paymentId}/refunds", "https://api.example.com/payments/42/refunds/list-3?x=1", "id", "status", "refund status", "travles", "authorize",
        "authorise payment", "shipmnet delivry", "cancel booking", "expiryDate", "expiry date", "netprice", "boarding", "standby", "a", "li", "list", "list invoices of one customer", "organisation", "organization",
        "customer address postal code", "the name of a thing", "seatNumber", "zone zone zone", "colour", "passport", "credential_missing", "nothingatallknown", "état", "💺", "\"NEAR(\" OR * AND", "insurance claim approve export",
        "warehouse shipment", "trip", "settled", "reconcile ledger", "timeZone", "created at", "iban", "vessel manifest cargo", "loyalty", "reprice fare", "currency", "departureTime arrivalTime", "delete user",
    ];

    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("bench-search-");
        try
        {
            using var host = Host(data.FullName);
            await host.Services.GetServices<IHostedService>().OfType<DatabaseStart>().Single().StartAsync(default);
            await MeasureAsync(host.Services, new FileInfo(Path.Combine(data.FullName, "search.db")));
        }
        finally
        {
            data.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(IServiceProvider services, FileInfo file)
    {
        var index = services.GetRequiredService<ISearchIndex>();
        // Of an empty catalogue: from here on questions do not wait for a start.
        await services.GetRequiredService<SearchIndexer>().SyncAsync(default);
        var (entries, building) = await BuildAsync(index);
        file.Refresh();
        var size = file.Length + (File.Exists(file.FullName + "-wal") ? new FileInfo(file.FullName + "-wal").Length : 0);
        var terms = services.GetRequiredService<SearchTerms>();
        var clock = Stopwatch.StartNew();
        var vocabulary = await terms.CurrentAsync(default);
        var loading = clock.Elapsed;
        Console.WriteLine("| figure | seen |");
        Console.WriteLine("|---|---|");
        Row("entries", $"{entries:N0} of {SearchCatalogue.Documents} documents with {SearchCatalogue.Operations:N0} operations");
        Row("built in", $"{building.TotalSeconds:0.0} s, {building.TotalMilliseconds / SearchCatalogue.Documents:0} ms a document");
        Row("size in the database file", $"{size / 1e6:0} MB");
        Row("vocabulary", $"{vocabulary.Count:N0} words, read in {loading.TotalMilliseconds:0} ms");
        foreach (var (reader, actor) in new[] { ("anyone", Actor.Anonymous), ("an administrator", Actor.System) })
        {
            await AskAsync(services, reader, actor);
        }
    }

    private static async Task<(int Entries, TimeSpan Time)> BuildAsync(ISearchIndex index)
    {
        var (entries, time) = (0, TimeSpan.Zero);
        foreach (var source in new SearchCatalogue().Apis().SelectMany(CatalogSources.Of))
        {
            var clock = Stopwatch.StartNew();
            await index.ReplaceAsync(source, default);
            time += clock.Elapsed;
            entries += source.Entries().Count();
        }
        return (entries, time);
    }

    private static async Task AskAsync(IServiceProvider services, string reader, Actor actor)
    {
        var times = new List<(double Milliseconds, string Question)>();
        for (var round = 0; round < 12; round++)
        {
            foreach (var question in Questions)
            {
                await using var scope = services.CreateAsyncScope();
                var clock = Stopwatch.StartNew();
                await scope.ServiceProvider.GetRequiredService<SearchCatalog>().ExecuteAsync(actor, question, null, 20, default);
                if (round > 1)
                {
                    times.Add((clock.Elapsed.TotalMilliseconds, question));
                }
            }
        }
        times.Sort();
        var slowest = times.GroupBy(time => time.Question).Select(group => (group.Key, group.Average(time => time.Milliseconds))).OrderByDescending(pair => pair.Item2).Take(4);
        Row($"questions of {reader}", $"p50 {times[times.Count / 2].Milliseconds:0.0} ms, p95 {times[times.Count * 95 / 100].Milliseconds:0.0} ms, p99 {times[times.Count * 99 / 100].Milliseconds:0.0} ms ({times.Count} of {Questions.Length} kinds)");
        Row("slowest on average", string.Join("; ", slowest.Select(pair => string.Create(CultureInfo.InvariantCulture, $"`{pair.Key}` {pair.Item2:0.0} ms"))));
    }

    private static void Row(string figure, FormattableString seen) => Row(figure, seen.ToString(CultureInfo.InvariantCulture));

    private static void Row(string figure, string seen) => Console.WriteLine($"| {figure} | {seen} |");

    private static IHost Host(string data)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logs => logs.ClearProviders());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<DataOptions>().Configure(options => options.Path = data);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddPersistence();
        builder.Services.AddSingleton<Portal.Api.Catalog.PublishedApis>();
        builder.Services.AddSearch();
        return builder.Build();
    }
}
