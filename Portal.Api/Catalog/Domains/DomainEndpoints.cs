using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Domains;

internal static class DomainEndpoints
{
    public static void MapDomains(this IEndpointRouteBuilder routes)
    {
        var domains = routes.MapGroup("/domains").WithTags("Catalog").WithOptionalToken();
        domains.MapGet("", ListDomains).WithName(nameof(ListDomains)).Refuses(401);
    }

    private static async Task<Ok<IReadOnlyList<DomainView>>> ListDomains(ClaimsPrincipal user, ActorResolver actors, DomainQueries domains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await domains.ListAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken));
}
