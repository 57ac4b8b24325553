using Microsoft.Extensions.Options;
using Portal.Api.Contracts.Lint;
using Portal.Api.Hosting;

namespace Portal.Api.Contracts;

internal static class ContractsFeature
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddValidated<LintOptions, LintOptionsValidator>(LintOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LintOptions>>().Value.ToSettings());
        return services;
    }
}
