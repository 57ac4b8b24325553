using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>What an organisation subscribed to under automatic plans while it waited becomes active with its approval.</summary>
internal sealed class AutomaticActivation(AuditTrail audit, TimeProvider clock) : IOrganizationApprovalSink
{
    public async Task ApprovedAsync(PortalDbContext db, Guid organizationId, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<Subscription>().Include(subscription => subscription.Application)
            .Where(subscription => subscription.State == SubscriptionState.Pending
                && subscription.Plan.Approval == PlanApproval.Automatic
                && subscription.Application.OrganizationId == organizationId)
            .ToListAsync(cancellationToken);
        foreach (var subscription in waiting)
        {
            subscription.State = SubscriptionState.Active;
            subscription.DecidedAt = clock.GetUtcNow();
            subscription.DecidedBy = Decider;
            audit.Add(
                db,
                Actor.System,
                "subscription.activated",
                $"subscription/{subscription.Id}",
                $"{subscription.Application.Name}'s subscription to {subscription.Api} became active with the organisation's approval.",
                organizationId);
        }
    }

    /// <summary>Who is named as having decided where nobody had to.</summary>
    public const string Decider = "the plan";
}
