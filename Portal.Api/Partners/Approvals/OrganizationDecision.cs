using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.Approvals;

/// <summary>
/// What approving and rejecting have in common: the first of two decisions counts, and with it are saved, or not at all, what waited
/// for it, its audit entry and the mail.
/// </summary>
internal sealed class OrganizationDecision(
    PortalDbContext db,
    IEnumerable<IOrganizationApprovalSink> sinks,
    AuditTrail audit,
    DecisionMail mail,
    MailOutbox outbox,
    IAccessPublisher access,
    TimeProvider time)
{
    public async Task<Outcome<OrganizationStatus>> DecideAsync(Actor actor, Guid id, OrganizationState state, string? reason, CancellationToken cancellationToken)
    {
        var organization = await db.Set<Organization>().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (organization is null)
        {
            return new Refusal.NotFound("not_found", "There is no such organisation.");
        }
        if (organization.State != OrganizationState.Pending)
        {
            return AlreadyDecided(organization.State);
        }
        organization.State = state;
        organization.DecidedAt = time.GetUtcNow();
        organization.DecidedBy = actor.Name;
        organization.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        var verb = state == OrganizationState.Active ? "approved" : "rejected";
        audit.Add(db, actor, $"organization.{verb}", $"organization/{id}", $"{organization.Name} was {verb}.", id, organization.Reason);
        await mail.AddAsync(db, organization, cancellationToken);
        if (!await SaveAsync(organization, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return AlreadyDecided(await db.Set<Organization>().Where(candidate => candidate.Id == id).Select(candidate => candidate.State).SingleAsync(cancellationToken));
        }
        // Committed: sender and gateway are told even when the caller has gone.
        outbox.Wake();
        await access.PublishAsync(CancellationToken.None);
        return new OrganizationStatus(id, state);
    }

    /// <summary>False: somebody else decided at the same moment.</summary>
    private async Task<bool> SaveAsync(Organization organization, CancellationToken cancellationToken)
    {
        if (organization.State == OrganizationState.Active)
        {
            foreach (var sink in sinks)
            {
                await sink.ApprovedAsync(db, organization.Id, cancellationToken);
            }
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static Refusal.Conflict AlreadyDecided(OrganizationState state) =>
        new("already_decided", $"This organisation does not wait for a decision any more: it is {state.ToString().ToLowerInvariant()}.");
}
