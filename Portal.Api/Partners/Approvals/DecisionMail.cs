using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.Approvals;

/// <summary>The mail that tells an organisation's owners what was decided.</summary>
internal sealed class DecisionMail(MailOutbox outbox, PortalLinks links)
{
    public async Task AddAsync(PortalDbContext db, Organization organization, CancellationToken cancellationToken)
    {
        var owners = await db.Set<Membership>().Where(member => member.OrganizationId == organization.Id && member.IsOwner)
            .Select(member => new { member.User.DisplayName, Email = member.User.Email! }).ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            var (subject, body) = organization.State == OrganizationState.Active ? Approved(organization, owner.DisplayName) : Rejected(organization, owner.DisplayName);
            outbox.Add(db, owner.Email, subject, body);
        }
    }

    private (string Subject, string Body) Approved(Organization organization, string name) => ($"{organization.Name} is approved", $"""
        Hello {name},

        {organization.Name} was approved by {organization.DecidedBy}. Keys of your applications work now.
        {(organization.Reason is { } note ? $"\nNote: {note}\n" : "")}
        Your applications:
        {links.To("/applications")}
        """);

    private (string Subject, string Body) Rejected(Organization organization, string name) => ($"{organization.Name} was not approved", $"""
        Hello {name},

        {organization.Name} was not approved by {organization.DecidedBy}.

        Reason: {organization.Reason}

        You can still sign in and read the public APIs. To ask about the decision, reply to this mail.
        {links.To("/account")}
        """);
}
