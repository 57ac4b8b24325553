using Portal.Api.Catalog;

namespace Portal.Applications;

internal static class ApplicationPagesFeature
{
    public static void AddApplicationPages(this IServiceCollection services)
    {
        services.AddScoped(provider => new FirstCallFinder(provider.GetRequiredService<CatalogQueries>(), provider.GetRequiredService<ApiAddresses>()));
    }
}
