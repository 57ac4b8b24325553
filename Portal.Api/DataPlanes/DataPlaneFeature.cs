using Portal.Api.DataPlanes.Doors;
using Portal.Api.DataPlanes.Envoy;
using Portal.Api.DataPlanes.ForwardAuth;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes;

internal static class DataPlaneFeature
{
    public static IServiceCollection AddDataPlanes(this IServiceCollection services)
    {
        services.AddSingleton<DataPlaneCallers>();
        services.AddSingleton<DataPlaneGuard>();
        services.AddSingleton<IControlHttp, ForwardAuthDoor>();
        services.AddSingleton<AuthorizationService>();
        services.AddSingleton<LimitsService>();
        services.AddSingleton<IControlGrpc, EnvoyDoor>();
        return services.AddUseCase<DoorQueries>();
    }
}
