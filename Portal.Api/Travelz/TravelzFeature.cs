namespace Portal.Api.Travelz;

internal static class TravelzFeature
{
    public static IServiceCollection AddTravelz(this IServiceCollection services)
    {
        return services;
    }
}
