using Portal.Api.Applications;
using Portal.Api.Partners;
using Portal.Api.Plans;

namespace Portal.Admin;

/// <summary>One thing that waits for a decision: an organisation or a subscription, never both.</summary>
public sealed record InboxItem(string Key, string Title, string Line, DateTimeOffset Since, OrganizationView? Organization, SubscriptionView? Subscription)
{
    public static InboxItem Of(OrganizationView organization) =>
        new($"organization-{organization.Id}", organization.Name, "Wants to become a partner", organization.CreatedAt, organization, null);

    /// <summary>A subscription, or its move to another plan. The key of a move names the plan, so that nobody decides on another than was seen.</summary>
    public static InboxItem Of(SubscriptionView subscription) => subscription.WantedPlan is { } wanted
        ? new($"plan-{subscription.Id}-{wanted.Slug}", subscription.ApplicationName, $"{subscription.ApiTitle}, from {subscription.Plan.Title} to {wanted.Title}", subscription.WantedAt!.Value, null, subscription)
        : new($"subscription-{subscription.Id}", subscription.ApplicationName, $"{subscription.ApiTitle}, plan {subscription.Plan.Title}", subscription.RequestedAt, null, subscription);

    /// <summary>The plan that is decided on, where it is a subscription.</summary>
    public PlanView? Plan => Subscription?.WantedPlan ?? Subscription?.Plan;

    public string Href => $"/admin?item={Key}";
}
