using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Audit;

internal static class AuditEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit", ListAudit).WithName(nameof(ListAudit)).WithTags("Audit").RequireAuthorization(Policies.Administrator).Refuses(401, 403);

    private static async Task<Results<Ok<AuditEntryView[]>, RefusalResult>> ListAudit(
        string? text,
        string? area,
        Guid? organization,
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        AuditQueries audit,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var found = await audit.PageAsync(await actors.ResolveAsync(user, cancellationToken), new AuditFilter(text, area, organization), new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value.Tell(response));
    }
}
