using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Gateway.Conformance;
using Portal.Api.Gateway.Console;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Gateway;

internal static class GatewayEndpoints
{
    /// <summary>Maps <c>/try/{subscription}/{**path}</c>, by which the console calls the gateway, on the portal's own origin.</summary>
    public static void MapTryIt(this IEndpointRouteBuilder routes) =>
        routes.Map("/try/{subscription:guid}/{**path}", Try).WithName(nameof(Try)).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);

    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapConformance(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/apis/{api}/conformance").WithTags("Traffic").RequireAuthorization(Policies.Administrator)
            .MapGet("", GetConformance).WithName(nameof(GetConformance)).Refuses(401, 403, 404);

    private static async Task<Results<Ok<ConformanceView>, RefusalResult>> GetConformance(
        string api, ActorResolver actors, ClaimsPrincipal user, ConformanceQueries conformance, CancellationToken cancellationToken)
    {
        var found = await conformance.FindAsync(await actors.ResolveAsync(user, cancellationToken), api, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static Task Try(HttpContext context, Guid subscription, ConsoleForwarder console) => console.ForwardAsync(context, subscription);
}
