using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Search;

internal static class SearchFeature
{
    /// <summary>After the folder of contracts is published, which is what there is to index.</summary>
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
        services.AddSingleton<CatalogSources>();
        services.AddSingleton<ISearchContent, ErrorCodeContent>();
        services.AddSingleton<SearchTerms>();
        services.AddSingleton<SearchIndexer>();
        services.AddSingleton<SearchUpdates>();
        services.AddScoped<ICatalogFollower, SearchSink>();
        services.AddScoped<IPublicationSink, SearchSink>();
        services.AddUseCase<SearchCatalog>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchUpdates>());
    }
}
