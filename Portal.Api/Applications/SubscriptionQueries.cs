using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Applications;

public sealed class SubscriptionQueries
{
    private readonly PortalDbContext _db;
    private readonly SubscriptionReader _reader;

    internal SubscriptionQueries(PortalDbContext db, SubscriptionReader reader)
    {
        _db = db;
        _reader = reader;
    }

    /// <summary>The actor's own subscriptions to an API, active ones first: what the reference's limits and the console's "As" offer.</summary>
    public async Task<IReadOnlyList<SubscriptionView>> ForReaderAsync(Actor actor, string api, CancellationToken cancellationToken)
    {
        if (actor.OrganizationId is not { } organization || !actor.Has(AccessScopes.ApplicationsRead))
        {
            return [];
        }
        var own = await _reader.ReadAsync(
            _db.Set<Subscription>().Where(subscription => subscription.Api == api
                && subscription.Application.OrganizationId == organization
                && (subscription.State == SubscriptionState.Active || subscription.State == SubscriptionState.Pending)),
            cancellationToken);
        return [.. own.OrderByDescending(subscription => subscription.State == SubscriptionState.Active).ThenBy(subscription => subscription.RequestedAt)];
    }

    /// <summary>
    /// Subscriptions that wait for a decision, or want one on another plan; administrators only, others get none. Those under automatic plans are not among them:
    /// they wait for their organisation's approval and become active with it.
    /// </summary>
    public async Task<IReadOnlyList<SubscriptionView>> PendingAsync(Actor actor, CancellationToken cancellationToken) =>
        Permission.ToDecide(actor) is not null
            ? []
            : await _reader.ReadAsync(
                _db.Set<Subscription>()
                    .Where(subscription => (subscription.State == SubscriptionState.Pending && subscription.Plan.Approval == PlanApproval.Manual) || subscription.WantedPlanId != null)
                    .OrderBy(subscription => subscription.WantedAt ?? subscription.RequestedAt),
                cancellationToken);

    /// <summary>One of the actor's own, or any for administrators; null when there is none such.</summary>
    public async Task<SubscriptionView?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var readable = _db.Set<Application>().ReadableBy(actor);
        var found = actor.Has(AccessScopes.ApplicationsRead) || actor.MayAdminister
            ? await _reader.ReadAsync(_db.Set<Subscription>().Where(subscription => subscription.Id == id && readable.Any(application => application.Id == subscription.ApplicationId)), cancellationToken)
            : [];
        return found is [var only] ? only : null;
    }
}
