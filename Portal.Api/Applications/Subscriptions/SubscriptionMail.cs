using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>The mail that tells an organisation's members what was decided on their subscription.</summary>
internal sealed class SubscriptionMail(PortalDbContext db, MailOutbox outbox, IOrganizationDirectory organizations, PlatformAddresses addresses)
{
    public async Task AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var approved = subscription.State == SubscriptionState.Active;
        var name = subscription.Application.Name;
        var link = new Uri(addresses.Portal ?? new Uri("http://localhost:5080"), $"/applications/{subscription.ApplicationId}");
        var body = $"""
            {name}'s subscription to {subscription.Api} under the plan {subscription.Plan.Title} was {(approved ? "approved" : "rejected")} by {subscription.DecidedBy}.
            {(subscription.Reason is { } reason ? $"\nReason: {reason}\n" : "")}
            {(approved ? "Its keys work now:" : "You can ask for another plan, or reply to this mail to ask about it:")}
            {link}
            """;
        foreach (var address in await organizations.MailAddressesAsync(subscription.Application.OrganizationId, cancellationToken))
        {
            outbox.Add(db, address, $"{name}: subscription to {subscription.Api} {(approved ? "approved" : "rejected")}", body);
        }
    }
}
