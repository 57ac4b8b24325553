using Portal.Api.Catalog.Changelog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog;

internal static class CatalogFeature
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddValidated<CatalogOptions, CatalogOptionsValidator>("Catalog");
        services.AddSingleton<PublishedApis>();
        services.AddScoped<DefineApi>();
        services.AddScoped<LifecycleRecord>();
        services.AddSingleton<LifecycleAccess>();
        services.AddUseCase<ChangeLifecycle>();
        services.AddPublishing();
        services.AddSingleton<RevisionComparisons>();
        services.AddUseCase<RevisionQueries>();
        services.AddDefinition();
        services.AddScoped<DefineDomains>();
        services.AddUseCase<DomainQueries>();
        services.AddUseCase<CatalogQueries>();
        services.AddUseCase<ApiAddresses>();
        services.AddHostedService<PublishFolder>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicationRetelling>());
        services.AddGuides();
        services.AddSearch();
        services.AddChangelog();
        return services;
    }
}
