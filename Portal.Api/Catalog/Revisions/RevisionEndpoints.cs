using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Revisions;

internal static class RevisionEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>. Anyone may ask; what an actor may not see is not there.</summary>
    public static void MapRevisions(this IEndpointRouteBuilder routes)
    {
        var revisions = routes.MapGroup("/apis/{api}/versions/{version}/revisions").WithTags("Catalog").WithOptionalToken();
        revisions.MapGet("", ListRevisions).WithName(nameof(ListRevisions)).Refuses(401, 404);
        revisions.MapGet("/{number}", GetRevision).WithName(nameof(GetRevision))
            .Produces<object>(200, contentType: ContractFile.YamlType, additionalContentTypes: [ContractFile.JsonType, ContractFile.ZipType]).Produces(304).Refuses(401, 404);
    }

    private static async Task<Results<Ok<RevisionView[]>, RefusalResult>> ListRevisions(
        string api, string version, [Range(1, ListAsk.Most)] int? limit, ListCursor? after, HttpContext http, ActorResolver actors, RevisionQueries revisions, CancellationToken cancellationToken) =>
        await revisions.PageAsync(await actors.ResolveAsync(http.User, cancellationToken), api, version, new ListAsk(limit, after), cancellationToken) is { } found
        && (found.Items.Count > 0 || after is not null)
            ? TypedResults.Ok(found.Tell(http.Response))
            : None(api, version);

    internal static async Task<IResult> GetRevision(
        string api, string version, [Range(1, int.MaxValue)] int number, HttpContext context, ActorResolver actors, RevisionQueries revisions, CancellationToken cancellationToken)
    {
        if (await revisions.FindAsync(await actors.ResolveAsync(context.User, cancellationToken), api, version, number, cancellationToken) is not { } file)
        {
            return None(api, version);
        }
        // It never changes; what only insiders see is kept by nobody else.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(
            file.Bytes, ContractFile.TypeOf(file.Format), $"{api}-{version}-{number}.{file.Format.ToString().ToLowerInvariant()}", entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    private static RefusalResult None(string api, string version) =>
        new(new Refusal.NotFound("revision_not_found", $"There is no such revision of {api} {version} here. GET /api/v1/apis/{api}/versions/{version}/revisions lists those you can see."));
}
