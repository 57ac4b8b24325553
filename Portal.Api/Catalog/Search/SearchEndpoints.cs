using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/search").WithTags("Catalog").WithOptionalToken().MapGet("", Search).WithName(nameof(Search)).Refuses(401);

    private static async Task<Ok<SearchResultsView>> Search(
        string q, QueryWord<SearchKind>? kind, [Range(1, SearchCatalog.Most)] int? limit, ClaimsPrincipal user, ActorResolver actors, SearchCatalog search, CancellationToken cancellationToken) =>
        TypedResults.Ok(await search.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), q, kind?.Value, limit ?? 20, cancellationToken));
}
