using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Partners;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>Makes views of subscriptions.</summary>
internal sealed class SubscriptionReader(PublishedApis apis, IOrganizationDirectory organizations)
{
    public async Task<IReadOnlyList<SubscriptionView>> ReadAsync(IQueryable<Subscription> query, CancellationToken cancellationToken)
    {
        var found = await query.AsNoTracking()
            .Include(subscription => subscription.Plan)
            .Include(subscription => subscription.WantedPlan)
            .Include(subscription => subscription.Application)
            .ToListAsync(cancellationToken);
        var owners = await organizations.AllAsync(cancellationToken);
        var titles = await TitlesAsync(cancellationToken);
        return [.. found.Select(subscription => View(subscription, subscription.Application, owners[subscription.Application.OrganizationId].Name, titles))];
    }

    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(CancellationToken cancellationToken) =>
        (await apis.AllAsync(cancellationToken)).ToDictionary(api => api.Slug, api => api.Title);

    public static SubscriptionView View(Subscription subscription, Application application, string organization, IReadOnlyDictionary<string, string> titles) => new(
        subscription.Id,
        application.Id,
        application.Name,
        application.OrganizationId,
        organization,
        subscription.Api,
        titles.GetValueOrDefault(subscription.Api, subscription.Api),
        subscription.Plan.ToView(),
        subscription.State,
        subscription.RequestedAt,
        subscription.DecidedAt,
        subscription.DecidedBy,
        subscription.Reason)
    {
        WantedPlan = subscription.WantedPlan?.ToView(),
        WantedAt = subscription.WantedAt,
        WantedBy = subscription.WantedBy,
    };
}
