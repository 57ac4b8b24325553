using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>Gives a subscription up, whether it waits or is active. The organisation's own to do, and administrators'.</summary>
public sealed class CancelSubscription
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal CancelSubscription(PortalDbContext db, AuditTrail audit, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<SubscriptionStatus>> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsWrite) is { } refusal)
        {
            return refusal;
        }
        var readable = _db.Set<Application>().ReadableBy(actor);
        var subscription = await _db.Set<Subscription>().Include(candidate => candidate.Application)
            .SingleOrDefaultAsync(candidate => candidate.Id == id && readable.Any(application => application.Id == candidate.ApplicationId), cancellationToken);
        if (subscription is null)
        {
            return new Refusal.NotFound("not_found", "There is no such subscription of yours.");
        }
        if (subscription.State is not (SubscriptionState.Pending or SubscriptionState.Active))
        {
            return Over();
        }
        subscription.State = SubscriptionState.Cancelled;
        subscription.WantNothing();
        subscription.DecidedAt = _clock.GetUtcNow();
        subscription.DecidedBy = actor.Name;
        _audit.Add(
            _db,
            actor,
            "subscription.cancelled",
            $"subscription/{id}",
            $"{subscription.Application.Name}'s subscription to {subscription.Api} was cancelled.",
            subscription.Application.OrganizationId);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            _db.ChangeTracker.Clear();
            return Over();
        }
        // Committed: the gateway is told even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return new SubscriptionStatus(id, SubscriptionState.Cancelled);
    }

    private static Refusal.Conflict Over() => new("already_decided", "This subscription has changed meanwhile. Load the application again and look at its state.");
}
