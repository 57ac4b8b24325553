using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Definition;

internal static class DefinitionFeature
{
    public static void AddDefinition(this IServiceCollection services)
    {
        services.AddScoped<StoredCatalogReader>();
        services.AddScoped<LimitMetrics>();
        services.AddScoped<ApiPlanner>();
        services.AddScoped<CatalogPlanner>();
        services.AddScoped<CatalogWriter>();
        services.AddUseCase<PlanCatalog>();
        services.AddUseCase<ApplyCatalog>();
        services.AddUseCase<ExportCatalog>();
    }
}
