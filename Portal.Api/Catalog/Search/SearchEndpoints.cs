using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/search").WithTags("Catalog").WithOptionalToken().MapGet("", Search).WithName(nameof(Search)).Refuses(400, 401);

    private static async Task<Results<Ok<SearchResultsView>, RefusalResult>> Search(
        string q, QueryWord<SearchKind>? kind, [Range(1, SearchCatalog.Most)] int? limit, ClaimsPrincipal user, ActorResolver actors, SearchCatalog search, CancellationToken cancellationToken) =>
        limit is < 1 or > SearchCatalog.Most
            ? Problems.From(new Refusal.Invalid("limit", $"'limit' takes 1 to {SearchCatalog.Most}."))
            : TypedResults.Ok(await search.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), q, kind?.Value, limit ?? 20, cancellationToken));
}
