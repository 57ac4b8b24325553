using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Apart from the mesh itself, which can run with another gate, or none that asks.</summary>
internal static class InterdomainFeature
{
    public static IServiceCollection AddInterdomain(this IServiceCollection services)
    {
        services.AddSingleton<InterdomainRefusals>();
        services.AddSingleton<InterdomainDecision>();
        services.AddSingleton<DomainCallTally>();
        services.AddHostedService<DomainCallWriter>();
        services.AddUseCase<DomainTrafficQueries>();
        services.AddSingleton<IInterdomainGate, InterdomainGate>();
        return services;
    }
}
