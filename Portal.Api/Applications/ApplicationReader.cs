using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Partners;

namespace Portal.Api.Applications;

/// <summary>Makes views of applications, with what they hold.</summary>
internal sealed class ApplicationReader(SubscriptionReader subscriptions, IOrganizationDirectory organizations)
{
    public async Task<ApplicationView[]> ReadAsync(IQueryable<Application> query, CancellationToken cancellationToken)
    {
        var found = await query.AsNoTracking()
            .Include(application => application.Subscriptions).ThenInclude(subscription => subscription.Plan)
            .Include(application => application.Subscriptions).ThenInclude(subscription => subscription.WantedPlan)
            .Include(application => application.Credentials)
            .OrderByDescending(application => application.CreatedAt).ThenByDescending(application => application.Id)
            .ToListAsync(cancellationToken);
        var owners = await organizations.AllAsync(cancellationToken);
        var titles = await subscriptions.TitlesAsync(cancellationToken);
        return [.. found.Select(application => View(application, owners[application.OrganizationId].Name, titles))];
    }

    private static ApplicationView View(Application application, string organization, IReadOnlyDictionary<string, string> titles) => new(
        application.Id,
        application.Name,
        application.Description,
        application.OrganizationId,
        organization,
        application.CreatedAt,
        [.. application.Subscriptions.OrderByDescending(subscription => subscription.RequestedAt)
            .Select(subscription => SubscriptionReader.View(subscription, application, organization, titles))],
        [.. application.Credentials.OrderByDescending(credential => credential.CreatedAt).Select(CredentialViews.Of)]);
}
