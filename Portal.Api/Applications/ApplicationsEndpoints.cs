using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.News;
using Portal.Api.Applications.Simulations;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;

namespace Portal.Api.Applications;

internal static class ApplicationsEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapApplications(this IEndpointRouteBuilder routes)
    {
        var applications = routes.MapGroup("/applications").WithTags("Applications").RequireAuthorization(Policies.SignedIn);
        applications.MapPost("", CreateApplication).WithName(nameof(CreateApplication)).Refuses(401, 403, 409);
        applications.MapGet("", ListApplications).WithName(nameof(ListApplications)).Refuses(401, 403);
        applications.MapGet("/{id}", GetApplication).WithName(nameof(GetApplication)).Refuses(401, 403, 404);
        applications.MapPost("/{id}/subscriptions", Subscribe).WithName(nameof(Subscribe)).WithTags("Subscriptions").Refuses(401, 403, 404, 409);

        routes.MapCredentials();
        routes.MapNews();
        routes.MapPost("/plans/{id}/simulations", SimulatePlan).WithName(nameof(SimulatePlan))
            .WithTags("Subscriptions").RequireAuthorization(Policies.SignedIn).Refuses(401, 403, 404);
        routes.MapDelete("/subscriptions/{id}", CancelSubscription).WithName(nameof(CancelSubscription))
            .WithTags("Subscriptions").RequireAuthorization(Policies.SignedIn).Refuses(401, 403, 404, 409);
        routes.MapPut("/subscriptions/{id}/plan", ChangePlan).WithName(nameof(ChangePlan))
            .WithTags("Subscriptions").RequireAuthorization(Policies.SignedIn).Refuses(401, 403, 404, 409);
        var subscriptions = routes.MapGroup("/subscriptions").WithTags("Approvals").RequireAuthorization(Policies.SignedIn);
        subscriptions.MapPost("/{id}/approve", ApproveSubscription).WithName(nameof(ApproveSubscription)).Refuses(401, 403, 404, 409);
        subscriptions.MapPost("/{id}/reject", RejectSubscription).WithName(nameof(RejectSubscription)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Created<ApplicationCreated>, RefusalResult>> CreateApplication(
        NewApplication body, ActorResolver actors, ClaimsPrincipal user, CreateApplication create, CancellationToken cancellationToken)
    {
        var made = await create.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), body, cancellationToken);
        return made.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/applications/{made.Value.Id}", made.Value);
    }

    private static async Task<Results<Ok<ApplicationView[]>, RefusalResult>> ListApplications(
        [Range(1, ListAsk.Most)] int? limit, ListCursor? after, ActorResolver actors, ClaimsPrincipal user, ApplicationQueries applications, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await applications.PageAsync(await actors.ResolveAsync(user, cancellationToken), new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value.Tell(response));
    }

    private static async Task<Results<Ok<ApplicationView>, RefusalResult>> GetApplication(
        Guid id, ActorResolver actors, ClaimsPrincipal user, ApplicationQueries applications, CancellationToken cancellationToken)
    {
        var found = await applications.FindAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Created<SubscriptionStatus>, RefusalResult>> Subscribe(
        Guid id, NewSubscription body, ActorResolver actors, ClaimsPrincipal user, Subscribe subscribe, CancellationToken cancellationToken)
    {
        var made = await subscribe.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return made.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Created($"/api/v1/applications/{id}", made.Value);
    }

    private static async Task<Results<Ok<SubscriptionStatus>, RefusalResult>> CancelSubscription(
        Guid id, ActorResolver actors, ClaimsPrincipal user, CancelSubscription cancel, CancellationToken cancellationToken)
    {
        var cancelled = await cancel.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return cancelled.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(cancelled.Value);
    }

    private static async Task<Results<Ok<SubscriptionPlan>, RefusalResult>> ChangePlan(
        Guid id, PlanChange body, ActorResolver actors, ClaimsPrincipal user, ChangePlan change, CancellationToken cancellationToken)
    {
        var changed = await change.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return changed.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(changed.Value);
    }

    private static async Task<Results<Ok<SimulationView>, RefusalResult>> SimulatePlan(
        Guid id, PlanSimulation body, ActorResolver actors, ClaimsPrincipal user, SimulatePlan simulate, CancellationToken cancellationToken)
    {
        var played = await simulate.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return played.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(played.Value);
    }

    private static async Task<Results<Ok<SubscriptionStatus>, RefusalResult>> ApproveSubscription(
        Guid id, Approval? body, ActorResolver actors, ClaimsPrincipal user, ApproveSubscription approve, CancellationToken cancellationToken)
    {
        var decided = await approve.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body ?? new Approval(), cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }

    private static async Task<Results<Ok<SubscriptionStatus>, RefusalResult>> RejectSubscription(
        Guid id, Rejection body, ActorResolver actors, ClaimsPrincipal user, RejectSubscription reject, CancellationToken cancellationToken)
    {
        var decided = await reject.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }
}
