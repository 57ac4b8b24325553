using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Lifecycle;

internal static class LifecycleEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapLifecycle(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/apis/{api}/versions/{version}/lifecycle", ChangeLifecycle).WithName(nameof(ChangeLifecycle)).WithTags("Catalog")
            .RequireAuthorization(Policies.Administrator).Refuses(401, 403, 404);

    private static async Task<Results<Ok<LifecycleStatus>, RefusalResult>> ChangeLifecycle(
        string api, string version, NewLifecycle body, ActorResolver actors, ClaimsPrincipal user, ChangeLifecycle change, CancellationToken cancellationToken)
    {
        var changed = await change.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), api, version, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(changed.Value);
    }
}
