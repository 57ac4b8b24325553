using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Publishing;

internal static class PublishingFeature
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddScoped<ContractJudge>();
        services.AddScoped<ContractStore>();
        services.AddSingleton<PublicationTeller>();
        services.AddSingleton<PublicationRetelling>();
        services.AddSingleton<LintReports>();
        services.AddUseCase<PublishContract>();
        services.AddUseCase<ContractQueries>();
    }
}
