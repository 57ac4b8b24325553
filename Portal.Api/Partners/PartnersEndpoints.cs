using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Applications;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Partners.Approvals;
using Portal.Api.Partners.SigningUp;

namespace Portal.Api.Partners;

internal static class PartnersEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-ups", SignUp).WithName(nameof(SignUp)).WithTags("Sign-up").AllowAnonymous().Refuses(429);
        routes.MapGet("/approvals", ListApprovals).WithName(nameof(ListApprovals)).WithTags("Approvals").RequireAuthorization(Policies.Administrator).Refuses(401, 403);

        routes.MapGet("/organizations", ListOrganizations).WithName(nameof(ListOrganizations)).WithTags("Organizations").RequireAuthorization(Policies.SignedIn).Refuses(401, 403);
        routes.MapGet("/organizations/{id}", GetOrganization).WithName(nameof(GetOrganization)).WithTags("Organizations").RequireAuthorization(Policies.SignedIn).Refuses(401, 403, 404);
        var organizations = routes.MapGroup("/organizations/{id}").WithTags("Approvals").RequireAuthorization(Policies.Administrator);
        organizations.MapPost("/approve", ApproveOrganization).WithName(nameof(ApproveOrganization)).Refuses(401, 403, 404, 409);
        organizations.MapPost("/reject", RejectOrganization).WithName(nameof(RejectOrganization)).Refuses(401, 403, 404, 409);
        organizations.MapPost("/suspend", SuspendOrganization).WithName(nameof(SuspendOrganization)).Refuses(401, 403, 404, 409);
        organizations.MapPost("/reinstate", ReinstateOrganization).WithName(nameof(ReinstateOrganization)).Refuses(401, 403, 404, 409);
    }

    private static async Task<Results<Accepted<SignUpStatus>, RefusalResult>> SignUp(
        NewSignUp body, SignUp signUp, HttpContext context, CancellationToken cancellationToken)
    {
        var taken = await signUp.ExecuteAsync(body, context.Connection.RemoteIpAddress, cancellationToken);
        return taken.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Accepted($"/api/v1/organizations/{taken.Value.OrganizationId}", taken.Value);
    }

    private static async Task<Results<Ok<OrganizationView[]>, RefusalResult>> ListOrganizations(
        string? text,
        QueryWord<OrganizationState>? state,
        [Range(1, ListAsk.Most)] int? limit,
        ListCursor? after,
        ActorResolver actors,
        ClaimsPrincipal user,
        OrganizationQueries organizations,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var found = await organizations.PageAsync(await actors.ResolveAsync(user, cancellationToken), new OrganizationFilter(text, state?.Value), new ListAsk(limit, after), cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value.Tell(response));
    }

    private static async Task<Results<Ok<OrganizationView>, RefusalResult>> GetOrganization(
        Guid id, ActorResolver actors, ClaimsPrincipal user, OrganizationQueries organizations, CancellationToken cancellationToken)
    {
        var found = await organizations.FindAsync(await actors.ResolveAsync(user, cancellationToken), id, cancellationToken);
        return found.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<ApprovalsView>, RefusalResult>> ListApprovals(
        [Range(1, ListAsk.Most)] int? limit, ListCursor? after, HttpContext http, ActorResolver actors, OrganizationQueries organizations, SubscriptionQueries subscriptions, CancellationToken cancellationToken)
    {
        var actor = await actors.ResolveAsync(http.User, cancellationToken);
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return Problems.From(refusal);
        }
        var all = new ApprovalsView(await organizations.PendingAsync(actor, cancellationToken), await subscriptions.PendingAsync(actor, cancellationToken));
        var (page, next) = all.PageOf(new ListAsk(limit, after));
        ListPages.LinkNext(http.Response, next);
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<OrganizationStatus>, RefusalResult>> ApproveOrganization(
        Guid id, OrganizationApproval? body, ActorResolver actors, ClaimsPrincipal user, ApproveOrganization approve, CancellationToken cancellationToken)
    {
        var decided = await approve.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body ?? new OrganizationApproval(), cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }

    private static async Task<Results<Ok<OrganizationStatus>, RefusalResult>> RejectOrganization(
        Guid id, OrganizationRejection body, ActorResolver actors, ClaimsPrincipal user, RejectOrganization reject, CancellationToken cancellationToken)
    {
        var decided = await reject.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }

    private static async Task<Results<Ok<OrganizationStatus>, RefusalResult>> SuspendOrganization(
        Guid id, OrganizationSuspension body, ActorResolver actors, ClaimsPrincipal user, SuspendOrganization suspend, CancellationToken cancellationToken)
    {
        var decided = await suspend.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body, cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }

    private static async Task<Results<Ok<OrganizationStatus>, RefusalResult>> ReinstateOrganization(
        Guid id, OrganizationReinstatement? body, ActorResolver actors, ClaimsPrincipal user, ReinstateOrganization reinstate, CancellationToken cancellationToken)
    {
        var decided = await reinstate.ExecuteAsync(await actors.ResolveAsync(user, cancellationToken), id, body ?? new OrganizationReinstatement(), cancellationToken);
        return decided.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Ok(decided.Value);
    }
}
