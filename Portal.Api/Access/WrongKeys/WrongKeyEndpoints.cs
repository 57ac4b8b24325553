using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Access.WrongKeys;

internal static class WrongKeyEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapWrongKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/wrong-keys").WithTags("Traffic").RequireAuthorization(Policies.Administrator).MapGet("", ListWrongKeys).WithName(nameof(ListWrongKeys)).Refuses(401, 403);

    private static async Task<Results<Ok<WrongKeysView[]>, RefusalResult>> ListWrongKeys(
        ActorResolver actors, ClaimsPrincipal user, WrongKeyQueries queries, CancellationToken cancellationToken)
    {
        var found = await queries.ListAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }
}
