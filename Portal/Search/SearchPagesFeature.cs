using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Catalog.Search;
using Portal.Api.Identity;
using Portal.Problems;

namespace Portal.Search;

internal static class SearchPagesFeature
{
    /// <summary>As many as the dialog shows without scrolling far.</summary>
    private const int InDialog = 12;

    public static void AddSearchPages(this IServiceCollection services) => services.AddSingleton(new ErrorCodeTexts(
    [
        .. ProblemCodes.Groups.SelectMany(group => group.Codes)
            .Select(code => new ErrorCodeText(code.Code, code.Status, code.Title, $"{code.Meaning} {code.Remedy}", $"/problems/{code.Code}")),
    ]));

    public static void MapSearchPages(this IEndpointRouteBuilder routes) => routes.MapGet("/search/hits", SearchHits).ExcludeFromDescription();

    private static async Task<RazorComponentResult<SearchList>> SearchHits(HttpContext http, ActorResolver actors, SearchCatalog search, CancellationToken cancellationToken)
    {
        // What one reader may see is no other's.
        http.Response.Headers.CacheControl = "no-store";
        var reader = await actors.ResolveAsync(http.User, cancellationToken);
        var found = await search.ExecuteAsync(reader, http.Request.Query["q"], null, InDialog, cancellationToken);
        return new RazorComponentResult<SearchList>(new { Found = found });
    }
}
