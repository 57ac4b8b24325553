using Portal.Api.DataPlanes.Certificates;
using Portal.Api.DataPlanes.Doors;
using Portal.Api.DataPlanes.Envoy;
using Portal.Api.DataPlanes.ForwardAuth;
using Portal.Api.DataPlanes.ServiceManagement;
using Portal.Api.DataPlanes.ServiceManagement.Reports;
using Portal.Api.DataPlanes.Sidecars;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes;

internal static class DataPlaneFeature
{
    public static IServiceCollection AddDataPlanes(this IServiceCollection services)
    {
        services.AddSingleton<DataPlaneCallers>();
        services.AddSingleton<DataPlaneGuard>();
        services.AddSingleton<ToldCertificates>();
        services.AddSingleton<IControlHttp, ForwardAuthDoor>();
        services.AddSingleton<SidecarChecks>();
        services.AddSingleton<AuthorizationService>();
        services.AddSingleton<LimitsService>();
        services.AddSingleton<IControlGrpc, EnvoyDoor>();
        services.AddServiceManagement();
        return services.AddUseCase<DoorQueries>();
    }

    private static void AddServiceManagement(this IServiceCollection services)
    {
        services.AddValidated<ServiceManagementOptions, ServiceManagementOptionsValidator>("ServiceManagement");
        services.AddSingleton<ServiceAskers>();
        services.AddSingleton<ServiceAuthorization>();
        services.AddSingleton<RejectedReports>();
        services.AddSingleton<ServiceReports>();
        services.AddSingleton<IControlHttp, ServiceManagementDoor>();
        services.AddUseCase<RejectedReportQueries>();
    }
}
