namespace Portal.Api.Traffic;

internal static class TrafficFeature
{
    public static IServiceCollection AddTraffic(this IServiceCollection services)
    {
        return services;
    }
}
