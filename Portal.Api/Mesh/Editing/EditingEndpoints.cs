using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Mesh.Editing;

internal static class EditingEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapMeshFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/mesh/files").WithTags("Mesh").RequireAuthorization(Policies.Administrator);
        files.MapGet("", ListMeshFiles).WithName(nameof(ListMeshFiles)).Refuses(401, 403);
        files.MapGet("/{name}", GetMeshFile).WithName(nameof(GetMeshFile)).Refuses(401, 403, 404);
        files.MapPost("/{name}/trial", TryMeshFile).WithName(nameof(TryMeshFile)).Refuses(401, 403);
        files.MapPut("/{name}", PutMeshFile).WithName(nameof(PutMeshFile)).Refuses(401, 403, 409);
        files.MapPost("/{name}/undo", UndoMeshFile).WithName(nameof(UndoMeshFile)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Ok<MeshFileListView>, RefusalResult>> ListMeshFiles(ActorResolver actors, ClaimsPrincipal user, MeshFileQueries files, CancellationToken cancellationToken)
    {
        var found = files.List(await actors.ResolveAsync(user, cancellationToken));
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<MeshFileView>, RefusalResult>> GetMeshFile(
        string name, ActorResolver actors, ClaimsPrincipal user, MeshFileQueries files, CancellationToken cancellationToken)
    {
        var found = await files.FindAsync(await actors.ResolveAsync(user, cancellationToken), name, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<MeshTrialView>, RefusalResult>> TryMeshFile(
        string name, MeshFileText body, ActorResolver actors, ClaimsPrincipal user, MeshFileQueries files, CancellationToken cancellationToken)
    {
        var tried = files.Try(await actors.ResolveAsync(user, cancellationToken), name, body);
        return tried.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(tried.Value);
    }

    private static async Task<Results<Ok<MeshFileView>, RefusalResult>> PutMeshFile(
        string name, NewMeshFile body, ActorResolver actors, ClaimsPrincipal user, ChangeMeshFile change, MeshFileQueries files, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        var changed = await change.ApplyAsync(actor, name, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok((await files.FindAsync(actor, name, cancellationToken)).Value);
    }

    private static async Task<Results<NoContent, RefusalResult>> UndoMeshFile(
        string name, MeshFileUndo body, ActorResolver actors, ClaimsPrincipal user, ChangeMeshFile change, CancellationToken cancellationToken)
    {
        var changed = await change.UndoAsync(await actors.ResolveAsync(user, cancellationToken), name, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.NoContent();
    }
}
