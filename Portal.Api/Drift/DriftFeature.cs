using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Impact;
using Portal.Api.Drift.Inbox;
using Portal.Api.Drift.Proposals;
using Portal.Api.Drift.Shapes;
using Portal.Api.Hosting;

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
        services.AddScoped<CallerNames>();
        services.AddScoped<IImpactSource, ImpactSource>();
        services.AddScoped<IVersionUse, VersionUse>();
        services.AddScoped<DriftReader>();
        services.AddScoped<IPublicationSink, SettledDismissals>();
        services.AddSingleton<DriftCount>();
        services.AddUseCase<DriftQueries>();
        services.AddUseCase<DismissDrift>();
        services.AddUseCase<ReopenDrift>();
        services.AddUseCase<ProposeContract>();
        services.AddScoped<IPublicationSink, ImpactMail>();
        return services;
    }
}
