namespace Portal.Api.Plans;

internal static class PlansFeature
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        return services;
    }
}
