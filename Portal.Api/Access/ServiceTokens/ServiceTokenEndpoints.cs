using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Access.ServiceTokens;

internal static class ServiceTokenEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapServiceTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("").WithTags("Credentials").RequireAuthorization(Policies.Administrator);
        tokens.MapGet("/apis/{api}/service-tokens", ListServiceTokens).WithName(nameof(ListServiceTokens)).Refuses(401, 403, 404);
        tokens.MapPost("/apis/{api}/service-tokens", IssueServiceToken).WithName(nameof(IssueServiceToken)).Refuses(401, 403, 404);
        tokens.MapDelete("/service-tokens/{id}", RevokeServiceToken).WithName(nameof(RevokeServiceToken)).Refuses(401, 403, 404);
    }

    private static async Task<Results<Ok<ServiceTokenView[]>, RefusalResult>> ListServiceTokens(
        string api, [Range(1, ListAsk.Most)] int? limit, ListCursor? after, ActorResolver actors, ClaimsPrincipal user, ServiceTokenQueries queries, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await queries.PageAsync(await actors.ResolveAsync(user, cancellationToken), api, new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value.Tell(response));
    }

    private static async Task<Results<Created<IssuedServiceToken>, RefusalResult>> IssueServiceToken(
        string api, NewServiceToken body, ActorResolver actors, ClaimsPrincipal user, IssueServiceToken issue, HttpResponse response, CancellationToken cancellationToken)
    {
        var issued = await issue.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), api, body, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return issued.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/apis/{api}/service-tokens", issued.Value);
    }

    private static async Task<Results<Ok<ServiceTokenView>, RefusalResult>> RevokeServiceToken(
        Guid id, ActorResolver actors, ClaimsPrincipal user, RevokeServiceToken revoke, CancellationToken cancellationToken)
    {
        var revoked = await revoke.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return revoked.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(revoked.Value);
    }
}
