using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>
/// What approving and rejecting have in common, be it a subscription or its move to another plan: the first of two decisions counts, and with
/// it are saved, or not at all, its audit entry and the mail to those who asked.
/// </summary>
internal sealed class SubscriptionDecision(
    PortalDbContext db,
    AuditTrail audit,
    MailOutbox outbox,
    SubscriptionMail mail,
    IAccessPublisher access,
    TimeProvider clock)
{
    public async Task<Outcome<SubscriptionStatus>> DecideAsync(Actor actor, Guid id, bool approved, string? reason, string? plan, CancellationToken cancellationToken)
    {
        if (Permission.ToDecide(actor) is { } refusal)
        {
            return refusal;
        }
        var subscription = await db.Set<Subscription>()
            .Include(candidate => candidate.Application)
            .Include(candidate => candidate.Plan)
            .Include(candidate => candidate.WantedPlan)
            .SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (subscription is null)
        {
            return new Refusal.NotFound("not_found", "There is no such subscription.");
        }
        var move = subscription is { State: SubscriptionState.Active, WantedPlan: not null };
        if (!move && subscription.State != SubscriptionState.Pending)
        {
            return AlreadyDecided(subscription.State);
        }
        var asked = move ? subscription.WantedPlan! : subscription.Plan;
        if (plan is not null && plan != asked.Slug)
        {
            return new Refusal.Conflict("changed_meanwhile", $"Not '{plan}' is asked for any more, but '{asked.Slug}'. Look at it again, and decide on that.");
        }
        var decision = new DecisionMade(approved, move, asked, actor.Name, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        Apply(subscription, decision);
        Audit(actor, subscription, decision);
        await mail.AddAsync(subscription, decision, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var now = await db.Set<Subscription>().Where(candidate => candidate.Id == id).Select(candidate => candidate.State).SingleAsync(cancellationToken);
            return AlreadyDecided(now);
        }
        // Committed: sender and gateway are told even when the caller has gone.
        outbox.Wake();
        await access.PublishAsync(CancellationToken.None);
        return new SubscriptionStatus(id, subscription.State);
    }

    private void Apply(Subscription subscription, DecisionMade decision)
    {
        if (decision.IsMove)
        {
            subscription.WantNothing();
            if (!decision.Approved)
            {
                return;
            }
            subscription.PlanId = decision.Plan.Id;
        }
        else
        {
            subscription.State = decision.Approved ? SubscriptionState.Active : SubscriptionState.Rejected;
        }
        (subscription.DecidedAt, subscription.DecidedBy, subscription.Reason) = (clock.GetUtcNow(), decision.By, decision.Reason);
    }

    private void Audit(Actor actor, Subscription subscription, DecisionMade decision)
    {
        var what = $"{subscription.Application.Name}'s subscription to {subscription.Api}";
        audit.Add(
            db,
            actor,
            decision.IsMove ? $"subscription.plan_{decision.Verb}" : $"subscription.{decision.Verb}",
            $"subscription/{subscription.Id}",
            decision.IsMove ? $"The move of {what} to {decision.Plan.Title} was {decision.Verb}." : $"{what} under {decision.Plan.Title} was {decision.Verb}.",
            subscription.Application.OrganizationId,
            decision.Reason);
    }

    private static Refusal.Conflict AlreadyDecided(SubscriptionState state) =>
        new("already_decided", $"This subscription does not wait for a decision any more: it is {state.ToString().ToLowerInvariant()}.");
}
