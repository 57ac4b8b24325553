using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>
/// Moves a subscription to another plan of its API. Under a plan that needs no approval at once; otherwise the present plan goes on until an
/// administrator has decided. Who asks for the present plan takes back what was asked for. What was counted of a metric goes on counting.
/// </summary>
public sealed class ChangePlan
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IOrganizationDirectory _organizations;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal ChangePlan(PortalDbContext db, AuditTrail audit, IOrganizationDirectory organizations, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _organizations = organizations;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<SubscriptionPlan>> ExecuteAsync(Actor actor, Guid id, PlanChange request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var owned = _db.Set<Application>().OwnedBy(actor);
        var subscription = await _db.Set<Subscription>().Include(candidate => candidate.Application).Include(candidate => candidate.Plan).Include(candidate => candidate.WantedPlan)
            .SingleOrDefaultAsync(candidate => candidate.Id == id && owned.Any(application => application.Id == candidate.ApplicationId), cancellationToken);
        if (subscription is null)
        {
            return new Refusal.NotFound("not_found", "There is no such subscription of yours.");
        }
        if (subscription.State is not (SubscriptionState.Pending or SubscriptionState.Active))
        {
            return new Refusal.Conflict("subscription_over", "This subscription was rejected or cancelled, so it has no plan to change. Subscribe again under the plan you want.");
        }
        var plans = await PlanQueries.Takeable(_db, actor).Where(plan => plan.Api == subscription.Api).OrderBy(plan => plan.Position).ToListAsync(cancellationToken);
        // Its own plan may have been withdrawn since; to keep that is always open.
        var chosen = subscription.Plan.Slug == request.Plan ? subscription.Plan : plans.Find(plan => plan.Slug == request.Plan);
        return chosen is null
            ? new Refusal.Invalid("plan", $"The field 'plan' takes one of {string.Join(", ", plans.Select(plan => plan.Slug))} for this API, not '{request.Plan}'.")
            : await SaveAsync(actor, subscription, chosen, cancellationToken);
    }

    private async Task<Outcome<SubscriptionPlan>> SaveAsync(Actor actor, Subscription subscription, Plan chosen, CancellationToken cancellationToken)
    {
        if (await ActOfAsync(actor, subscription, chosen, cancellationToken) is not { } act)
        {
            return Status(subscription, subscription.Plan.Slug, subscription.WantedPlan?.Slug);
        }
        var (plan, wanted) = (act.Act == "subscription.plan_changed" ? chosen.Slug : subscription.Plan.Slug, subscription.WantedPlanId == chosen.Id ? chosen.Slug : null);
        _audit.Add(_db, actor, act.Act, $"subscription/{subscription.Id}", act.Words, subscription.Application.OrganizationId);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            _db.ChangeTracker.Clear();
            return new Refusal.Conflict("changed_meanwhile", "This subscription has changed meanwhile. Load the application again and look at its state.");
        }
        // Committed: the gateway is told even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return Status(subscription, plan, wanted);
    }

    /// <summary>Changes the subscription and says what was done; null: it is as asked already.</summary>
    private async Task<(string Act, string Words)?> ActOfAsync(Actor actor, Subscription subscription, Plan chosen, CancellationToken cancellationToken)
    {
        var what = $"{subscription.Application.Name}'s subscription to {subscription.Api}";
        var wanted = subscription.WantedPlan;
        if (chosen.Id == subscription.PlanId)
        {
            subscription.WantNothing();
            return wanted is null ? null : ("subscription.plan_kept", $"{what} stays under {chosen.Title}; the plan {wanted.Title} is not asked for any more.");
        }
        if (chosen.Approval is PlanApproval.Manual && subscription.State is SubscriptionState.Active)
        {
            if (wanted?.Id == chosen.Id)
            {
                return null;
            }
            (subscription.WantedPlanId, subscription.WantedAt, subscription.WantedBy) = (chosen.Id, _clock.GetUtcNow(), actor.Name);
            return ("subscription.plan_requested", $"{what} was asked to be moved from {subscription.Plan.Title} to {chosen.Title}.");
        }
        var words = $"{what} was moved from {subscription.Plan.Title} to {chosen.Title}.";
        subscription.PlanId = chosen.Id;
        subscription.WantNothing();
        if (subscription.State is SubscriptionState.Pending && chosen.Approval is PlanApproval.Automatic
            && await _organizations.FindAsync(subscription.Application.OrganizationId, cancellationToken) is { IsActive: true })
        {
            (subscription.State, subscription.DecidedAt, subscription.DecidedBy) = (SubscriptionState.Active, _clock.GetUtcNow(), AutomaticActivation.Decider);
        }
        return ("subscription.plan_changed", words);
    }

    private static SubscriptionPlan Status(Subscription subscription, string plan, string? wanted) => new(subscription.Id, subscription.State, plan, wanted);
}

/// <summary>The plan to move to, by its short name.</summary>
public sealed record PlanChange([property: Required, TextLength(1, 60)] string Plan);

/// <summary>The plan that a subscription is under, and the one that waits for an administrator, if any.</summary>
public sealed record SubscriptionPlan(Guid Id, SubscriptionState State, string Plan, string? WantedPlan);
