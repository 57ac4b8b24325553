using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Guides;

internal static class GuidesFeature
{
    public static void AddGuides(this IServiceCollection services)
    {
        services.AddScoped<PublishGuides>();
        services.AddUseCase<GuideQueries>();
        services.AddSingleton<ISearchContent, GuideContent>();
    }

    /// <summary>Maps under <c>/api/v1/apis</c>.</summary>
    public static void MapGuides(this IEndpointRouteBuilder apis)
    {
        apis.MapGet("/{api}/guides", ListGuides).WithName(nameof(ListGuides)).Refuses(401, 404);
        apis.MapGet("/{api}/guides/{guide}", GetGuide).WithName(nameof(GetGuide)).Refuses(401, 404);
    }

    private static async Task<Results<Ok<IReadOnlyList<GuideView>>, RefusalResult>> ListGuides(
        string api, ClaimsPrincipal user, ActorResolver actors, GuideQueries guides, CancellationToken cancellationToken) =>
        await guides.ListAsync(await actors.ResolveAsync(user, cancellationToken), api, cancellationToken) is { } found ? TypedResults.Ok(found) : CatalogEndpoints.NoApi(api);

    private static async Task<Results<Ok<GuideDetailView>, RefusalResult>> GetGuide(
        string api, string guide, ClaimsPrincipal user, ActorResolver actors, GuideQueries guides, CancellationToken cancellationToken) =>
        await guides.FindAsync(await actors.ResolveAsync(user, cancellationToken), api, guide, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new Refusal.NotFound("guide_not_found", $"There is no guide '{guide}' to an API '{api}' here. GET /api/v1/apis/{api}/guides lists those you can see."));
}
