using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.News;

/// <summary>Whose applications are subscribed to an API, or called a version of it in the last 30 days.</summary>
internal sealed class ConcernedOrganizations(PortalDbContext db, IVersionUse use, IOrganizationDirectory organizations)
{
    /// <param name="hidden">The version is for the company's own alone: nobody else is told of it.</param>
    public async Task<IReadOnlyList<ConcernedOrganization>> OfAsync(string api, string version, bool hidden, CancellationToken cancellationToken)
    {
        var calls = (await use.OfAsync(api, version, cancellationToken)).Where(call => call.ApplicationId is not null).ToDictionary(call => call.ApplicationId!.Value);
        var called = calls.Keys.ToList();
        var applications = await db.Set<Application>().AsNoTracking()
            .Where(application => called.Contains(application.Id)
                || db.Set<Subscription>().Any(held => held.ApplicationId == application.Id && held.Api == api && held.State == SubscriptionState.Active))
            .OrderBy(application => application.Name).ToListAsync(cancellationToken);
        var known = await organizations.AllAsync(cancellationToken);
        return
        [
            .. applications.GroupBy(application => application.OrganizationId)
                .Where(group => !hidden || known[group.Key].IsInternal)
                .Select(group => new ConcernedOrganization(group.Key, [.. group.Select(application => new ConcernedApplication(application.Name, calls.GetValueOrDefault(application.Id)))])),
        ];
    }
}

internal sealed record ConcernedOrganization(Guid Id, IReadOnlyList<ConcernedApplication> Applications);

/// <summary><see cref="Calls"/> is null for one that is subscribed and did not call.</summary>
internal sealed record ConcernedApplication(string Name, VersionCalls? Calls);
