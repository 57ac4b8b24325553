using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Contracts;
using Portal.Api.Drift.Proposals;
using Portal.Api.Identity;

namespace Portal.Admin;

/// <summary>A proposal's contract as a file.</summary>
internal static class DriftDownload
{
    public static void MapDriftDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/drift/proposal/contract", Contract).RequireAuthorization(Policies.Administrator).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> Contract(
        string api, string version, string[] finding, HttpContext http, ActorResolver actors, ProposeContract propose, CancellationToken cancellationToken)
    {
        var made = await propose.ExecuteAsync(await actors.ResolveAsync(http.User, cancellationToken), api, version, new DriftProposalRequest(finding), cancellationToken);
        if (made.IsRefused)
        {
            return TypedResults.NotFound();
        }
        var isJson = made.Value.Format is ContractFormat.Json;
        return TypedResults.File(made.Value.Bytes.ToArray(), isJson ? "application/json" : "application/yaml", $"{made.Value.Api}-{made.Value.Version}-proposal.{(isJson ? "json" : "yaml")}");
    }
}
