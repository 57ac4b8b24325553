using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity.AccessTokens;

namespace Portal.Api.Identity;

internal static class IdentityEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/organizations/{id}/access-tokens").WithTags("Access tokens").RequireAuthorization(Policies.SignedIn);
        tokens.MapPost("", CreateAccessToken).WithName(nameof(CreateAccessToken)).Refuses(401, 403, 404);
        tokens.MapGet("", ListAccessTokens).WithName(nameof(ListAccessTokens)).Refuses(401, 403, 404);
        tokens.MapGet("/{tokenId}", GetAccessToken).WithName(nameof(GetAccessToken)).Refuses(401, 403, 404);
        tokens.MapDelete("/{tokenId}", RevokeAccessToken).WithName(nameof(RevokeAccessToken)).Refuses(401, 403, 404);
    }

    private static async Task<Results<Created<IssuedAccessToken>, RefusalResult>> CreateAccessToken(
        Guid id, NewAccessToken body, ActorResolver actors, ClaimsPrincipal user, CreateAccessToken create, HttpResponse response, CancellationToken cancellationToken)
    {
        var made = await create.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return made.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/organizations/{id}/access-tokens/{made.Value.Id}", made.Value);
    }

    private static async Task<Results<Ok<AccessTokenView[]>, RefusalResult>> ListAccessTokens(
        Guid id, [Range(1, ListAsk.Most)] int? limit, ListCursor? after, ActorResolver actors, ClaimsPrincipal user, AccessTokenQueries tokens, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await tokens.PageAsync(await actors.ResolveAsync(user, cancellationToken), id, new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value.Tell(response));
    }

    private static async Task<Results<Ok<AccessTokenView>, RefusalResult>> GetAccessToken(
        Guid id, Guid tokenId, ActorResolver actors, ClaimsPrincipal user, AccessTokenQueries tokens, CancellationToken cancellationToken)
    {
        var found = await tokens.FindAsync(await actors.ResolveAsync(user, cancellationToken), id, tokenId, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<NoContent, RefusalResult>> RevokeAccessToken(
        Guid id, Guid tokenId, ActorResolver actors, ClaimsPrincipal user, RevokeAccessToken revoke, CancellationToken cancellationToken)
    {
        var revoked = await revoke.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, tokenId, cancellationToken);
        return revoked.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.NoContent();
    }
}
