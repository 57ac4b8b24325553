namespace Portal.Api.Applications;

internal static class ApplicationsFeature
{
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        return services;
    }
}
