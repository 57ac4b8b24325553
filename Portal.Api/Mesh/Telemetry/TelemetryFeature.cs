using Portal.Api.Hosting;
using Portal.Api.Mesh.Portals;
using Portal.Api.Mesh.Telemetry.Detail;
using Portal.Api.Mesh.Telemetry.Edges;
using Portal.Api.Mesh.Telemetry.Export;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Api.Mesh.Telemetry.Prometheus;
using Portal.Api.Mesh.Telemetry.Traces;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry;

internal static class TelemetryFeature
{
    public static IServiceCollection AddMeshTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<WorkloadDirectory>();
        services.AddSingleton<MeshTelemetry>();
        services.AddSingleton<IHopObserver>(provider => provider.GetRequiredService<MeshTelemetry>());
        services.AddValidated<TelemetryOptions, TelemetryOptionsValidator>("Telemetry");
        services.AddObserver<AccessLog>();
        services.AddObserver<OtlpTraces>();
        services.AddSingleton<IRequestObserver>(provider => provider.GetRequiredService<OtlpTraces>());
        services.AddSingleton<IstioMetrics>();
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<IRequestObserver>(provider => provider.GetRequiredService<GatewayMetrics>());
        services.AddSingleton<IControlHttp, MetricsDoor>();
        return services.AddUseCase<MeshGraphQueries>().AddUseCase<MeshDetailQueries>().AddUseCase<TraceQueries>()
            .AddUseCase<PortalTrafficQueries>().AddUseCase<ChangePortalTraffic>();
    }

    /// <summary>One that hands on what it sees by itself.</summary>
    private static void AddObserver<T>(this IServiceCollection services)
        where T : class, IHopObserver, IHostedService
    {
        services.AddSingleton<T>();
        services.AddSingleton<IHopObserver>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
