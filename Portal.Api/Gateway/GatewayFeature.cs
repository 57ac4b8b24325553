namespace Portal.Api.Gateway;

internal static class GatewayFeature
{
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        return services;
    }
}
