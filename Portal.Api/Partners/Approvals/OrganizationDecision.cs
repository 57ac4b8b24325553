using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.Approvals;

/// <summary>
/// What approving, rejecting, suspending and reinstating have in common: the first of two decisions counts, and with it are saved, or
/// not at all, what waited for it, its audit entry and the mail.
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
    public async Task<Outcome<OrganizationStatus>> DecideAsync(Actor actor, Guid id, OrganizationTurn turn, string? reason, CancellationToken cancellationToken)
    {
        var organization = await db.Set<Organization>().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (organization is null)
        {
            return new Refusal.NotFound("not_found", "There is no such organisation.");
        }
        if (!turn.From.Contains(organization.State))
        {
            return NotFrom(turn, organization.State);
        }
        organization.State = turn.To;
        organization.DecidedAt = time.GetUtcNow();
        organization.DecidedBy = actor.Name;
        organization.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        audit.Add(db, actor, $"organization.{turn.Verb}", $"organization/{id}", $"{organization.Name} was {turn.Verb}.", id, organization.Reason);
        await mail.AddAsync(db, organization, turn, cancellationToken);
        if (!await SaveAsync(organization, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return NotFrom(turn, await db.Set<Organization>().Where(candidate => candidate.Id == id).Select(candidate => candidate.State).SingleAsync(cancellationToken));
        }
        // Committed: sender and gateway are told even when the caller has gone.
        outbox.Wake();
        await access.PublishAsync(CancellationToken.None);
        return new OrganizationStatus(id, turn.To);
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

    private static Refusal.Conflict NotFrom(OrganizationTurn turn, OrganizationState state) => turn.From.Contains(OrganizationState.Pending)
        ? new("already_decided", $"This organisation does not wait for a decision any more: it is {Word(state)}.")
        : new("wrong_state", $"This organisation is {Word(state)}; what can be {turn.Verb} is one that is {string.Join(" or ", turn.From.Select(Word))}.");

    private static string Word(OrganizationState state) => state.ToString().ToLowerInvariant();
}
