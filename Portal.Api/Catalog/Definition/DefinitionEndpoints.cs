using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Hosting;
using Portal.Api.Hosting.ManagementApi;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Definition;

internal static class DefinitionEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapDefinition(this IEndpointRouteBuilder routes)
    {
        var catalog = routes.MapGroup("/catalog").WithTags("Catalog").RequireAuthorization(Policies.Administrator);
        catalog.MapGet("", ExportCatalog).WithName(nameof(ExportCatalog)).Produces<object>(200, CatalogZip.ContentType).Refuses(401, 403);
        var apply = catalog.MapPost("", ApplyCatalog).WithName(nameof(ApplyCatalog)).WithMetadata(new PublicationBodyLimit(), new WireBody([CatalogZip.ContentType]));
        foreach (var status in (int[])[200, 412, 422])
        {
            apply.Produces<CatalogReport>(status);
        }
        apply.Refuses(401, 403, 413, 415);
    }

    private static async Task<Results<FileContentHttpResult, RefusalResult>> ExportCatalog(
        ClaimsPrincipal user, ActorResolver actors, ExportCatalog export, CancellationToken cancellationToken)
    {
        var files = await export.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken);
        return files.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Bytes(CatalogZip.Write(files.Value), CatalogZip.ContentType, "catalog.zip");
    }

    private static async Task<IResult> ApplyCatalog(
        bool? dryRun, bool? prune, bool? force, [StringLength(500, MinimumLength = 10)] string? reason,
        [FromHeader(Name = "If-Match")] string? ifMatch, HttpRequest request, ActorResolver actors, PlanCatalog plan, ApplyCatalog apply, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(request.HttpContext.User, cancellationToken);
        if (CatalogRules.Refuse(actor) is { } refusal)
        {
            return Problems.From(refusal);
        }
        var body = await CatalogBody.ReadAsync(request, ifMatch, cancellationToken);
        if (body.Failure is { } failure)
        {
            return failure;
        }
        var asked = new CatalogRequest(body.Files!) { Prune = prune ?? false, Force = force ?? false, Reason = reason, IfMatch = body.IfMatch };
        var outcome = dryRun is true ? await plan.ExecuteAsync(actor, asked, cancellationToken) : await apply.ExecuteAsync(actor, asked, cancellationToken);
        return outcome.Refusal is { } refused ? Problems.From(refused) : TypedResults.Json(outcome.Value, WireJson.Options, statusCode: StatusOf(outcome.Value.Verdict));
    }

    private static int StatusOf(CatalogVerdict verdict) => verdict switch
    {
        CatalogVerdict.Refused or CatalogVerdict.Unreadable => StatusCodes.Status422UnprocessableEntity,
        CatalogVerdict.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status200OK,
    };
}
