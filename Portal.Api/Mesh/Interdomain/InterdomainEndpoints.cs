using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Access.Interdomain;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Mesh.Interdomain;

internal static class InterdomainEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapInterdomain(this IEndpointRouteBuilder routes)
    {
        var domains = routes.MapGroup("/mesh/domains").WithTags("Mesh").RequireAuthorization(Policies.Administrator);
        domains.MapGet("", GetDomainTraffic).WithName(nameof(GetDomainTraffic)).Refuses(401, 403);
        domains.MapPut("/{from}/{to}", SetInterdomainMode).WithName(nameof(SetInterdomainMode)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Ok<DomainTrafficView>, RefusalResult>> GetDomainTraffic(
        [Range(1, DomainTrafficQueries.MostMinutes)] int? minutes, ActorResolver actors, ClaimsPrincipal user, DomainTrafficQueries traffic, CancellationToken cancellationToken)
    {
        var found = await traffic.ReadAsync(await actors.ResolveAsync(user, cancellationToken), minutes ?? DomainTrafficQueries.MostMinutes, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<InterdomainRuleView>, RefusalResult>> SetInterdomainMode(
        string from, string to, NewInterdomainMode body, ActorResolver actors, ClaimsPrincipal user, SetInterdomainMode set, CancellationToken cancellationToken)
    {
        var changed = await set.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), from, to, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(changed.Value);
    }
}
