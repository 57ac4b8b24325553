using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Access;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Applications.Credentials;

internal static class CredentialEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapCredentials(this IEndpointRouteBuilder routes)
    {
        var credentials = routes.MapGroup("").WithTags("Credentials").RequireAuthorization(Policies.SignedIn);
        credentials.MapPost("/applications/{id}/credentials", IssueCredential).WithName(nameof(IssueCredential)).Refuses(401, 403, 404, 409);
        credentials.MapGet("/credentials/{id}", GetCredential).WithName(nameof(GetCredential)).Refuses(401, 403, 404);
        credentials.MapPut("/credentials/{id}", ChangeCredential).WithName(nameof(ChangeCredential)).Refuses(401, 403, 404, 409);
        credentials.MapDelete("/credentials/{id}", RevokeCredential).WithName(nameof(RevokeCredential)).Refuses(401, 403, 404);
        credentials.MapPost("/credentials/{id}/rotate", RotateCredential).WithName(nameof(RotateCredential)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Created<IssuedCredential>, RefusalResult>> IssueCredential(
        Guid id, NewCredential body, ActorResolver actors, ClaimsPrincipal user, IssueCredential issue, HttpResponse response, CancellationToken cancellationToken)
    {
        var issued = await issue.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return issued.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/credentials/{issued.Value.Id}", issued.Value);
    }

    private static async Task<Results<Created<IssuedCredential>, RefusalResult>> RotateCredential(
        Guid id, Rotation? body, ActorResolver actors, ClaimsPrincipal user, RotateCredential rotate, HttpResponse response, CancellationToken cancellationToken)
    {
        var issued = await rotate.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body ?? new Rotation(), cancellationToken);
        response.Headers.CacheControl = "no-store";
        return issued.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/credentials/{issued.Value.Id}", issued.Value);
    }

    private static async Task<Results<Ok<CredentialView>, RefusalResult>> GetCredential(
        Guid id, ActorResolver actors, ClaimsPrincipal user, CredentialQueries credentials, CancellationToken cancellationToken)
    {
        var found = await credentials.FindAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<CredentialView>, RefusalResult>> ChangeCredential(
        Guid id, CredentialChange body, ActorResolver actors, ClaimsPrincipal user, ChangeCredential change, CancellationToken cancellationToken)
    {
        var changed = await change.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(changed.Value);
    }

    private static async Task<Results<Ok<RevocationProof>, RefusalResult>> RevokeCredential(
        Guid id, ActorResolver actors, ClaimsPrincipal user, RevokeCredential revoke, CancellationToken cancellationToken)
    {
        var revoked = await revoke.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return revoked.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(revoked.Value);
    }
}
