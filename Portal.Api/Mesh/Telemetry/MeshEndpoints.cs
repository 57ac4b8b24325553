using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Mesh.Portals;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Api.Mesh.Telemetry.Traces;

namespace Portal.Api.Mesh.Telemetry;

internal static class MeshEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapMesh(this IEndpointRouteBuilder routes)
    {
        var mesh = routes.MapGroup("/mesh").WithTags("Mesh").RequireAuthorization(Policies.SignedIn);
        mesh.MapGet("/graph", GetMeshGraph).WithName(nameof(GetMeshGraph)).Refuses(401, 403);
        mesh.MapGet("/traces", ListTraces).WithName(nameof(ListTraces)).Refuses(401, 403);
        mesh.MapGet("/traces/{traceId}", GetTrace).WithName(nameof(GetTrace)).Refuses(401, 403, 404);
        mesh.MapGet("/portals", ListPortals).WithName(nameof(ListPortals)).Refuses(401, 403);
        mesh.MapGet("/portals/{name}", GetPortal).WithName(nameof(GetPortal)).Refuses(401, 403, 404);
        mesh.MapPut("/portals/{name}", ChangePortal).WithName(nameof(ChangePortal)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Ok<MeshGraphView>, RefusalResult>> GetMeshGraph(
        ActorResolver actors,
        ClaimsPrincipal user,
        MeshGraphQueries graphs,
        CancellationToken cancellationToken,
        QueryWord<GraphBy>? by = null,
        int minutes = 1,
        DateTimeOffset? at = null,
        string? domain = null,
        bool onlyErrors = false,
        string? search = null)
    {
        var question = new GraphQuestion(by?.Value ?? GraphBy.Workload, minutes, at, domain, onlyErrors, search);
        var found = graphs.Read(await actors.ResolveAsync(user, cancellationToken), question);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<TraceListView>, RefusalResult>> ListTraces(
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        TraceQueries traces,
        HttpResponse response,
        CancellationToken cancellationToken,
        string? service = null,
        string? to = null,
        bool onlyErrors = false,
        double? slowerThanMs = null)
    {
        var found = traces.Latest(await actors.ResolveAsync(user, cancellationToken), new TraceQuestion(service, to, onlyErrors, slowerThanMs), new ListAsk(limit, after));
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(new TraceListView(found.Value.Tell(response)));
    }

    private static async Task<Results<Ok<TraceView>, RefusalResult>> GetTrace(
        string traceId, ActorResolver actors, ClaimsPrincipal user, TraceQueries traces, CancellationToken cancellationToken)
    {
        var found = traces.Find(await actors.ResolveAsync(user, cancellationToken), traceId);
        return found.Refusal is { } refusal ? Problems.From(refusal)
            : found.Value is { } trace ? TypedResults.Ok(trace)
            : Problems.From(new Refusal.NotFound("not_found", "There is no such trace among the last 10,000 calls."));
    }

    private static async Task<Results<Ok<PortalTrafficList>, RefusalResult>> ListPortals(
        ActorResolver actors, ClaimsPrincipal user, PortalTrafficQueries portals, CancellationToken cancellationToken)
    {
        var found = portals.List(await actors.ResolveAsync(user, cancellationToken));
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<PortalTrafficView>, RefusalResult>> GetPortal(
        string name, ActorResolver actors, ClaimsPrincipal user, PortalTrafficQueries portals, CancellationToken cancellationToken)
    {
        var found = portals.Find(await actors.ResolveAsync(user, cancellationToken), name);
        return found.Refusal is { } refusal ? Problems.From(refusal)
            : found.Value is { } portal ? TypedResults.Ok(portal)
            : Problems.From(new Refusal.NotFound("not_found", "There is no such portal. GET /mesh/portals lists them."));
    }

    private static async Task<Results<Ok<PortalTrafficView>, RefusalResult>> ChangePortal(
        string name, PortalTrafficSettings body, ActorResolver actors, ClaimsPrincipal user, ChangePortalTraffic change, CancellationToken cancellationToken)
    {
        var changed = await change.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), name, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(changed.Value);
    }
}
