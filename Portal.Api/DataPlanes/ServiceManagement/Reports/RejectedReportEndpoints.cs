using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

internal static class RejectedReportEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapRejectedReports(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/rejected-reports").WithTags("Traffic").RequireAuthorization(Policies.Administrator)
            .MapGet("", ListRejectedReports).WithName(nameof(ListRejectedReports)).Refuses(401, 403);

    private static async Task<Results<Ok<RejectedReportView[]>, RefusalResult>> ListRejectedReports(
        ActorResolver actors, ClaimsPrincipal user, RejectedReportQueries queries, CancellationToken cancellationToken)
    {
        var found = await queries.ListAsync(await actors.ResolveAsync(user, cancellationToken), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }
}
