using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>The mail that tells an organisation's members what was decided on their subscription.</summary>
internal sealed class SubscriptionMail(PortalDbContext db, MailOutbox outbox, IOrganizationDirectory organizations, PlatformAddresses addresses)
{
    public async Task AddAsync(Subscription subscription, DecisionMade decision, CancellationToken cancellationToken)
    {
        var name = subscription.Application.Name;
        var link = new Uri(addresses.Portal ?? new Uri("http://localhost:5080"), $"/applications/{subscription.ApplicationId}");
        var body = $"""
            {(decision.IsMove ? $"The move of {name}'s subscription to {subscription.Api} to the plan {decision.Plan.Title}" : $"{name}'s subscription to {subscription.Api} under the plan {decision.Plan.Title}")} was {decision.Verb} by {decision.By}.
            {(decision.Reason is { } reason ? $"\nReason: {reason}\n" : "")}
            {Then(decision)}
            {link}
            """;
        var subject = decision.IsMove ? $"{name}: plan {decision.Plan.Title} of {subscription.Api} {decision.Verb}" : $"{name}: subscription to {subscription.Api} {decision.Verb}";
        foreach (var address in await organizations.MailAddressesAsync(subscription.Application.OrganizationId, cancellationToken))
        {
            outbox.Add(db, address, subject, body);
        }
    }

    private static string Then(DecisionMade decision) => decision switch
    {
        { IsMove: true, Approved: true } => "Its limits hold from now on:",
        { IsMove: true } => "The plan it had goes on. You can ask for another, or reply to this mail to ask about it:",
        { Approved: true } => "Its keys work now:",
        _ => "You can ask for another plan, or reply to this mail to ask about it:",
    };
}
