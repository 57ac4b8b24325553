namespace Portal.Api.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        return services;
    }
}
