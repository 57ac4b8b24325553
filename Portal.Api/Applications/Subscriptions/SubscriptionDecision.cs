using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>
/// What approving and rejecting have in common: the first of two decisions counts, and with it are saved, or not at all, its audit
/// entry and the mail to those who asked.
/// </summary>
internal sealed class SubscriptionDecision(
    PortalDbContext db,
    AuditTrail audit,
    MailOutbox outbox,
    SubscriptionMail mail,
    IAccessPublisher access,
    TimeProvider clock)
{
    public async Task<Outcome<SubscriptionStatus>> DecideAsync(Actor actor, Guid id, SubscriptionState state, string? reason, CancellationToken cancellationToken)
    {
        if (Permission.ToDecide(actor) is { } refusal)
        {
            return refusal;
        }
        var subscription = await db.Set<Subscription>()
            .Include(candidate => candidate.Application)
            .Include(candidate => candidate.Plan)
            .SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (subscription is null)
        {
            return new Refusal.NotFound("not_found", "There is no such subscription.");
        }
        if (subscription.State != SubscriptionState.Pending)
        {
            return AlreadyDecided(subscription.State);
        }
        subscription.State = state;
        subscription.DecidedAt = clock.GetUtcNow();
        subscription.DecidedBy = actor.Name;
        subscription.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Audit(actor, subscription);
        await mail.AddAsync(subscription, cancellationToken);
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
        return new SubscriptionStatus(id, state);
    }

    private void Audit(Actor actor, Subscription subscription)
    {
        var verb = subscription.State == SubscriptionState.Active ? "approved" : "rejected";
        audit.Add(
            db,
            actor,
            $"subscription.{verb}",
            $"subscription/{subscription.Id}",
            $"{subscription.Application.Name}'s subscription to {subscription.Api} under {subscription.Plan.Title} was {verb}.",
            subscription.Application.OrganizationId,
            subscription.Reason);
    }

    private static Refusal.Conflict AlreadyDecided(SubscriptionState state) =>
        new("already_decided", $"This subscription does not wait for a decision any more: it is {state.ToString().ToLowerInvariant()}.");
}
