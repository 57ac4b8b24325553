namespace Portal.Api.Partners;

internal static class PartnersFeature
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        return services;
    }
}
