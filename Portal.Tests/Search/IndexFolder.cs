using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search;

/// <summary>The index on a real database file of a test's own, without the rest of the program.</summary>
internal sealed class IndexFolder : IAsyncDisposable, ISearchContent
{
    private readonly string _data = Directory.CreateTempSubdirectory("travelz-search-").FullName;
    private readonly IHost _host;

    private IndexFolder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logs => logs.ClearProviders());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<DataOptions>().Configure(options => options.Path = _data);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddPersistence();
        builder.Services.AddSingleton<PublishedApis>();
        builder.Services.AddSearch();
        builder.Services.AddSingleton<ISearchContent>(this);
        _host = builder.Build();
    }

    public SearchIndexer Indexer => _host.Services.GetRequiredService<SearchIndexer>();

    public ISearchIndex Index => _host.Services.GetRequiredService<ISearchIndex>();

    public PortalDbContextFactory Database => _host.Services.GetRequiredService<PortalDbContextFactory>();

    /// <summary>What there is to be found, by source.</summary>
    public Dictionary<string, SearchEntry[]> Sources { get; } = [];

    public static async Task<IndexFolder> WithAsync(params SearchEntry[] entries)
    {
        var folder = new IndexFolder();
        await folder._host.Services.GetServices<IHostedService>().OfType<DatabaseStart>().Single().StartAsync(TestContext.Current.CancellationToken);
        folder.Sources["test"] = entries;
        await folder.SyncAsync();
        return folder;
    }

    public static SearchEntry Entry(SearchKind kind, string name, string? title = null, string text = "", SearchLevel level = SearchLevel.Everyone, string path = "/x") =>
        new(kind, level, name, title ?? name, "", text, $"{path}/{name}") { Template = kind is SearchKind.Operation ? path : null, Method = kind is SearchKind.Operation ? "GET" : null };

    public Task SyncAsync() => _host.Services.GetRequiredService<SearchIndexer>().SyncAsync(TestContext.Current.CancellationToken);

    public async Task<SearchResultsView> AskAsync(string? query, Actor? actor = null, SearchKind? kind = null, int limit = 20)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchCatalog>().ExecuteAsync(actor ?? Actor.Anonymous, query, kind, limit, TestContext.Current.CancellationToken);
    }

    public async Task<string[]> NamesAsync(string? query, Actor? actor = null) => [.. (await AskAsync(query, actor)).Results.Select(result => result.Name)];

    /// <summary>What a broken disk leaves of the index's file.</summary>
    public async Task DamageAsync()
    {
        DatabaseFile.Release(_data);
        await File.WriteAllTextAsync(Path.Combine(_data, "search.db"), new string('x', 8192), TestContext.Current.CancellationToken);
    }

    public async Task<int> SqlAsync(string statement)
    {
        await using var connection = new SqliteConnection(SqliteConnections.For(_host.Services.GetRequiredService<DataFolder>().SearchFile));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public Task<IReadOnlyList<SearchSource>> SourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SearchSource>>(
        [.. Sources.Select(source => new SearchSource(source.Key, CatalogSources.Fingerprint([.. source.Value]), () => source.Value))]);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        DatabaseFile.Release(_data);
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }
}
