using Portal.Api.Applications;
using Portal.Api.Hosting.Paging;

namespace Portal.Api.Partners.Approvals;

/// <summary>Everything that waits for an administrator, the longest first.</summary>
public sealed record ApprovalsView(IReadOnlyList<OrganizationView> Organizations, IReadOnlyList<SubscriptionView> Subscriptions)
{
    /// <summary>Both are one line of who waits: a page has the next of either.</summary>
    internal (ApprovalsView Page, ListCursor? Next) PageOf(ListAsk ask)
    {
        var line = ListPages.Of(
            [.. Organizations.Select(PlaceOf).Concat(Subscriptions.Select(PlaceOf)).Where(place => ask.After is not { } after || place > after).Order().Take(ask.Count + 1)],
            ask,
            place => place);
        var shown = line.Items.ToHashSet();
        return (new ApprovalsView(
            [.. Organizations.Where(organization => shown.Contains(PlaceOf(organization)))],
            [.. Subscriptions.Where(subscription => shown.Contains(PlaceOf(subscription)))]), line.Next);
    }

    private static ListCursor PlaceOf(OrganizationView organization) => new(organization.CreatedAt.UtcTicks, organization.Id);

    private static ListCursor PlaceOf(SubscriptionView subscription) => new((subscription.WantedAt ?? subscription.RequestedAt).UtcTicks, subscription.Id);
}
