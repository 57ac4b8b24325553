using Portal.Api.Catalog.Publishing;
using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Impact;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift;

internal static class DriftFeature
{
    /// <summary>Registered before the doors, so that it stops after them and writes what came last.</summary>
    public static IServiceCollection AddDrift(this IServiceCollection services)
    {
        services.AddSingleton<ContractShapesStore>();
        services.AddSingleton<CallReader>();
        services.AddSingleton<ShapeWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ShapeWriter>());
        services.AddScoped<IImpactSource, ImpactSource>();
        return services;
    }
}
