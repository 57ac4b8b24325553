using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.DataPlanes.Doors;

internal static class DoorEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapDoors(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/doors").WithTags("Traffic").RequireAuthorization(Policies.Administrator)
            .MapGet("", ListDoors).WithName(nameof(ListDoors)).Refuses(401, 403);

    private static async Task<Results<Ok<DoorListView>, RefusalResult>> ListDoors(
        ActorResolver actors, ClaimsPrincipal user, DoorQueries doors, CancellationToken cancellationToken)
    {
        var found = await doors.ListAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }
}
