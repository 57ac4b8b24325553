using Portal.Api.Hosting;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Shapes;
using Portal.Api.Traffic.Traces;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Traffic;

internal static class TrafficFeature
{
    public static IServiceCollection AddTraffic(this IServiceCollection services)
    {
        services.AddValidated<ShapeOptions, ShapeOptionsValidator>("Drift");
        services.AddSingleton<CallObserver>();
        services.AddSingleton<RecentRequests>();
        services.AddSingleton<RecentHops>();
        services.AddSingleton<RecentTraces>();
        services.AddSingleton<RecentActivity>();
        services.AddSingleton<TrafficQueue>();
        services.AddSingleton<IRequestSink>(provider => provider.GetRequiredService<TrafficQueue>());
        services.AddSingleton<HopSink>();
        services.AddSingleton<IHopSink>(provider => provider.GetRequiredService<HopSink>());
        services.AddSingleton<IInboundSink>(provider => provider.GetRequiredService<RecentHops>());
        services.AddSingleton<RequestWriter>();
        services.AddSingleton<TrafficWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<TrafficWriter>());
        return services.AddUseCase<RequestQueries>().AddUseCase<UsageQueries>();
    }
}
