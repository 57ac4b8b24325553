using Portal.Api.Catalog.Publishing;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Changelog;

internal static class ChangelogFeature
{
    public static void AddChangelog(this IServiceCollection services)
    {
        services.AddUseCase<ChangelogQueries>();
        services.AddScoped<ChangelogFeeds>();
        services.AddSingleton<OperationEnds>();
        services.AddScoped<IPublicationSink, ChangelogSink>();
    }
}
