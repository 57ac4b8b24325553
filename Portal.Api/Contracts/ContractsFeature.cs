namespace Portal.Api.Contracts;

internal static class ContractsFeature
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        return services;
    }
}
