using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Drift.Inbox;
using Portal.Api.Drift.Proposals;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Drift;

internal static class DriftEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapDrift(this IEndpointRouteBuilder routes)
    {
        var drift = routes.MapGroup("/apis/{api}/versions/{version}/drift").WithTags("Drift").RequireAuthorization(Policies.Administrator);
        drift.MapGet("", ListDrift).WithName(nameof(ListDrift)).Refuses(401, 403, 404);
        drift.MapPost("/proposal", ProposeDrift).WithName(nameof(ProposeDrift)).Refuses(401, 403, 404, 409);
        drift.MapPost("/{finding}/dismiss", DismissDrift).WithName(nameof(DismissDrift)).Refuses(401, 403, 404);
        drift.MapPost("/{finding}/reopen", ReopenDrift).WithName(nameof(ReopenDrift)).Refuses(401, 403, 404);
    }

    private static async Task<Results<Ok<DriftListView>, RefusalResult>> ListDrift(
        string api,
        string version,
        QueryWord<DriftKind>? kind,
        QueryWord<DriftSide>? side,
        QueryWord<DriftState>? state,
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        DriftQueries drift,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var found = await drift.PageAsync(await actors.ResolveAsync(user, cancellationToken), new DriftFilter(api, version, kind?.Value, side?.Value, state?.Value), new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(new DriftListView(found.Value.Tell(response)));
    }

    private static async Task<Results<Ok<DriftProposalView>, RefusalResult>> ProposeDrift(
        string api, string version, DriftProposalRequest body, ActorResolver actors, ClaimsPrincipal user, ProposeContract propose, CancellationToken cancellationToken)
    {
        var made = await propose.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), api, version, body, cancellationToken);
        return made.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(DriftProposalView.Of(made.Value));
    }

    private static async Task<Results<Ok<DriftStatus>, RefusalResult>> DismissDrift(
        string api, string version, string finding, DriftDismissalRequest body, ActorResolver actors, ClaimsPrincipal user, DismissDrift dismiss, CancellationToken cancellationToken)
    {
        var done = await dismiss.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), api, version, finding, body, cancellationToken);
        return done.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(done.Value);
    }

    private static async Task<Results<Ok<DriftStatus>, RefusalResult>> ReopenDrift(
        string api, string version, string finding, ActorResolver actors, ClaimsPrincipal user, ReopenDrift reopen, CancellationToken cancellationToken)
    {
        var done = await reopen.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), api, version, finding, cancellationToken);
        return done.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(done.Value);
    }
}

/// <summary>What is open, or what was asked for; most seen first.</summary>
public sealed record DriftListView(IReadOnlyList<DriftFindingView> Findings);
