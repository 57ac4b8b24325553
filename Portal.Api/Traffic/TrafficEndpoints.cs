using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Traffic;

internal static class TrafficEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapTraffic(this IEndpointRouteBuilder routes)
    {
        var traffic = routes.MapGroup("").WithTags("Traffic").RequireAuthorization(Policies.SignedIn);
        traffic.MapGet("/requests", ListRequests).WithName(nameof(ListRequests)).Refuses(401, 403);
        traffic.MapGet("/requests/{requestId}", GetRequest).WithName(nameof(GetRequest)).Refuses(401, 403, 404);
        traffic.MapGet("/applications/{id}/usage", GetUsage).WithName(nameof(GetUsage)).Refuses(401, 403, 404);
        traffic.MapGet("/usage", GetOverallUsage).WithName(nameof(GetOverallUsage)).RequireAuthorization(Policies.Administrator).Refuses(401, 403);
    }

    private static async Task<Results<Ok<RequestSummaryView[]>, RefusalResult>> ListRequests(
        Guid? application,
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        RequestQueries requests,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        if (ScopeRules.Refuse(actor, AccessScopes.RequestsRead) is { } refusal)
        {
            return Problems.From(refusal);
        }
        return TypedResults.Ok((await requests.PageAsync(actor, application, new ListAsk(limit, after), cancellationToken)).Tell(response));
    }

    private static async Task<Results<Ok<RequestView>, RefusalResult>> GetRequest(
        string requestId, ActorResolver actors, ClaimsPrincipal user, RequestQueries requests, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        if (ScopeRules.Refuse(actor, AccessScopes.RequestsRead) is { } refusal)
        {
            return Problems.From(refusal);
        }
        return await requests.FindAsync(actor, requestId, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new Refusal.NotFound("not_found", "There is no such call of yours among the last 10,000."));
    }

    private static async Task<Results<Ok<UsageView>, RefusalResult>> GetUsage(
        Guid id,
        string? from,
        string? to,
        string? step,
        ActorResolver actors,
        ClaimsPrincipal user,
        UsageQueries usage,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(user, cancellationToken);
        var span = UsageSpan.Read(from, to, step, clock.GetUtcNow());
        if ((ScopeRules.Refuse(actor, AccessScopes.UsageRead) ?? span.Refusal) is { } refusal)
        {
            return Problems.From(refusal);
        }
        return await usage.ForApplicationAsync(actor, id, span.Value.From, span.Value.To, span.Value.Step, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new Refusal.NotFound("not_found", "There is no such application of yours. Look for it in the list of your applications."));
    }

    private static async Task<Results<Ok<UsageView>, RefusalResult>> GetOverallUsage(
        string? from,
        string? to,
        string? step,
        ActorResolver actors,
        ClaimsPrincipal user,
        UsageQueries usage,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var span = UsageSpan.Read(from, to, step, clock.GetUtcNow());
        if (span.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }
        return await usage.OverallAsync(await actors.ResolveAsync(user, cancellationToken), span.Value.From, span.Value.To, span.Value.Step, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new Refusal.Forbidden("administrator_required", "Only administrators read the usage of all."));
    }
}
