using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.Approvals;

/// <summary>The mail that tells an organisation's owners what was decided.</summary>
internal sealed class DecisionMail(MailOutbox outbox, PortalLinks links)
{
    public async Task AddAsync(PortalDbContext db, Organization organization, OrganizationTurn turn, CancellationToken cancellationToken)
    {
        var owners = await db.Set<Membership>().Where(member => member.OrganizationId == organization.Id && member.IsOwner)
            .Select(member => new { member.User.DisplayName, Email = member.User.Email! }).ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            var (subject, body) = turn.To switch
            {
                OrganizationState.Active => LetIn(organization, turn, owner.DisplayName),
                OrganizationState.Suspended => Suspended(organization, owner.DisplayName),
                _ => Rejected(organization, owner.DisplayName),
            };
            outbox.Add(db, owner.Email, subject, body);
        }
    }

    private (string Subject, string Body) LetIn(Organization organization, OrganizationTurn turn, string name) => ($"{organization.Name} is {turn.Verb}", $"""
        Hello {name},

        {organization.Name} was {turn.Verb} by {organization.DecidedBy}. Keys of your applications work now.
        {(organization.Reason is { } note ? $"\nNote: {note}\n" : "")}
        Your applications:
        {links.To("/applications")}
        """);

    private (string Subject, string Body) Suspended(Organization organization, string name) => ($"{organization.Name} is suspended", $"""
        Hello {name},

        {organization.Name} was suspended by {organization.DecidedBy}. Calls of your applications are refused from now on.

        Reason: {organization.Reason}

        Keys, subscriptions and settings are kept, and work again when the suspension ends. To ask about it, reply to this mail.
        {links.To("/account")}
        """);

    private (string Subject, string Body) Rejected(Organization organization, string name) => ($"{organization.Name} was not approved", $"""
        Hello {name},

        {organization.Name} was not approved by {organization.DecidedBy}.

        Reason: {organization.Reason}

        You can still sign in and read the public APIs. To ask about the decision, reply to this mail.
        {links.To("/account")}
        """);
}
