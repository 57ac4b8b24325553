using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Hosting;

namespace Portal.Api.Plans;

internal static class PlansFeature
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddUseCase<PlanQueries>();
        services.AddScoped<IApiDefinitionSink, PlanSink>();
        services.AddScoped<IApiDefinitionSource, PlanSink>();
        return services;
    }
}
