using Portal.Api.Applications;
using Portal.Api.Partners;

namespace Portal.Admin;

/// <summary>One thing that waits for a decision: an organisation or a subscription, never both.</summary>
public sealed record InboxItem(string Key, string Title, string Line, DateTimeOffset Since, OrganizationView? Organization, SubscriptionView? Subscription)
{
    public static InboxItem Of(OrganizationView organization) =>
        new($"organization-{organization.Id}", organization.Name, "Wants to become a partner", organization.CreatedAt, organization, null);

    public static InboxItem Of(SubscriptionView subscription) => new(
        $"subscription-{subscription.Id}",
        subscription.ApplicationName,
        $"{subscription.ApiTitle}, plan {subscription.Plan.Title}",
        subscription.RequestedAt,
        null,
        subscription);

    public string Href => $"/admin?item={Key}";
}
