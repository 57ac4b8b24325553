using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Applications.News;

internal static class NewsFeature
{
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        services.AddScoped<ConcernedOrganizations>();
        services.AddScoped<EndingMails>();
        services.AddScoped<IChangelogMail, ChangelogMail>();
        services.AddHostedService<EndingMailSender>();
        return services.AddUseCase<VersionCallers>();
    }

    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapNews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/apis/{api}/versions/{version}/callers", ListVersionCallers).WithName(nameof(ListVersionCallers)).WithTags("Catalog")
            .RequireAuthorization(Policies.SignedIn).Refuses(401, 403, 404);

    private static async Task<Results<Ok<VersionCallersView>, RefusalResult>> ListVersionCallers(
        string api,
        string version,
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        VersionCallers callers,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var found = await callers.PageAsync(await actors.ResolveAsync(user, cancellationToken), api, version, new ListAsk(limit, after), cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }
        ListPages.LinkNext(response, found.Value.Next);
        return TypedResults.Ok(found.Value.View);
    }
}
