using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Access.Interdomain;
using Portal.Api.Access.ServiceTokens;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Portal.Api.Applications;

/// <summary>Reads everything the guard decides by out of the database.</summary>
internal sealed class AccessSource(IServiceScopeFactory scopes, PublishedApis published, LifecycleAccess lives, TimeProvider clock) : IAccessSource
{
    public async Task<AccessRead> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        // Whatever is referred to is read after what refers to it: nothing of it is ever deleted, so that it is there, also if it came meanwhile.
        var owned = await db.Set<Application>().AsNoTracking().ToListAsync(cancellationToken);
        var subscriptions = (await db.Set<Subscription>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(subscription => subscription.ApplicationId);
        var organizations = await scope.ServiceProvider.GetRequiredService<IOrganizationDirectory>().AllAsync(cancellationToken);
        // Another process may have published.
        published.LookAgain();
        var answering = (await published.AllAsync(cancellationToken)).Where(api => api.GatewayVersion is not null).ToList();
        var edge = answering.FindAll(api => api.ThroughGateway);
        var apis = edge.ToFrozenDictionary(api => api.Slug, api => Api(api, api.GatewayVersion!));
        var plans = await db.Set<Plan>().AsNoTracking().OrderBy(plan => plan.Position).ToListAsync(cancellationToken);
        // Subscriptions share the terms of their plan.
        var terms = plans.ToDictionary(plan => plan.Id, plan => plan.ToView());
        var metrics = await db.Set<ApiMetric>().AsNoTracking().ToListAsync(cancellationToken);
        var applications = owned.ToFrozenDictionary(application => application.Id, application => Access(application, organizations[application.OrganizationId], subscriptions[application.Id], terms));
        var snapshot = new AccessSnapshot(0, apis, applications)
        {
            Inside = answering.Where(api => !api.ThroughGateway).ToFrozenDictionary(api => api.Slug, api => Api(api, api.GatewayVersion!)),
            Versions = await lives.OfAsync(answering, cancellationToken),
            Retired = [.. edge.SelectMany(Retired)],
            Plans = plans.Where(plan => plan.WithdrawnAt is null).GroupBy(plan => plan.Api).ToFrozenDictionary(group => group.Key, IReadOnlyList<PlanAccess> (group) => [.. group.Select(plan => Access(plan, terms))]),
            Metrics = metrics.GroupBy(metric => metric.Api).ToFrozenDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(metric => metric.Name)]),
            ServiceTokens = await LiveServiceTokens.ReadAsync(db, cancellationToken),
            Observed = (await InterdomainRule.ObservedAsync(db, cancellationToken)).ToFrozenSet(),
        };
        return new AccessRead(snapshot, await LiveCredentials.ReadAsync(db, clock.GetUtcNow(), cancellationToken))
        {
            Revoked = await LiveCredentials.RevokedLatelyAsync(db, clock.GetUtcNow(), cancellationToken),
        };
    }

    private static ApiAccess Api(PublishedApiEntry api, string version) =>
        new(api.Slug, api.Title, version, api.ErrorStyle, api.Versions[version].Operations) { Hidden = api.Audience is Audience.Internal, Upstream = api.Upstream, Accepts = api.Credentials, Edge = api.Edge };

    /// <summary>What a retired version had is told to its callers, unless the contract in force has it too.</summary>
    private static IEnumerable<ApiAccess> Retired(PublishedApiEntry api) => api.InOrder
        .Where(version => version.State is LifecycleState.Retired && version.Name != api.GatewayVersion)
        .Select(version => Api(api, version.Name));

    private static ApplicationAccess Access(Application application, OrganizationEntry organization, IEnumerable<Subscription> subscriptions, Dictionary<Guid, PlanView> terms) => new(
        application.Id,
        application.Name,
        organization.Id,
        organization.Name,
        organization.IsActive,
        subscriptions.GroupBy(subscription => subscription.Api).Select(Decisive).ToFrozenDictionary(subscription => subscription.Api, subscription => Access(subscription, terms[subscription.PlanId]))) { OrganizationInternal = organization.IsInternal };

    /// <summary>The live one, of which there is one at most; else the latest, which explains why calls are refused.</summary>
    private static Subscription Decisive(IEnumerable<Subscription> ofOneApi) => ofOneApi
        .OrderByDescending(subscription => subscription.State is SubscriptionState.Active or SubscriptionState.Pending)
        .ThenByDescending(subscription => subscription.RequestedAt)
        .First();

    private static PlanAccess Access(Plan plan, Dictionary<Guid, PlanView> terms) => new(plan.Slug, plan.Title, plan.Audience is Audience.Internal, terms[plan.Id].Limits);

    private static SubscriptionAccess Access(Subscription subscription, PlanView plan) => new(
        subscription.Id,
        subscription.Api,
        subscription.State == SubscriptionState.Active,
        StateInWords(subscription),
        subscription.DecidedAt ?? subscription.RequestedAt,
        plan.Slug,
        plan.Title,
        plan.Limits) { Pending = subscription.State is SubscriptionState.Pending };

    private static string StateInWords(Subscription subscription) => subscription.State switch
    {
        SubscriptionState.Active => "active",
        SubscriptionState.Pending => "waiting for approval",
        SubscriptionState.Rejected => $"rejected: {subscription.Reason}",
        _ => "cancelled",
    };
}
