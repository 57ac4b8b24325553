using System.Collections.Frozen;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Tests.Gateway;

/// <summary>What the database would say, to be changed by tests and then published.</summary>
internal sealed class AccessDouble : IAccessSource
{
    public static readonly DateTimeOffset Since = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public List<ApiAccess> Apis { get; } =
    [
        new("travels", "Travels", "v2", "problem",
        [
            new OperationSummary("listCities", "GET", "/travels", "Cities", null, false),
            new OperationSummary("getTravel", "GET", "/travels/{city}", "Quote", null, false),
            new OperationSummary("popular", "GET", "/travels/popular", "Popular", null, false),
            new OperationSummary("book", "POST", "/travels/{city}", "Book", null, false),
        ]),
        new("cars", "Cars", "v1", "3scale", [new OperationSummary("getCars", "GET", "/cars/{city}", "Cars", null, false)]),
        new("discounts", "Discounts", "v1", "problem", [new OperationSummary("getDiscount", "GET", "/discounts/{user}", "Discount", null, false)]) { Hidden = true },
    ];

    public List<VersionAccess> Versions { get; } = [];

    public List<ApiAccess> Retired { get; } = [];

    public Dictionary<string, IReadOnlyList<PlanAccess>> Plans { get; } = [];

    public Dictionary<string, IReadOnlyList<string>> Metrics { get; } = [];

    public Dictionary<KeyHash, string> ServiceTokens { get; } = [];

    public Dictionary<Guid, ApplicationAccess> Applications { get; } = [];

    public List<CredentialAccess> Credentials { get; } = [];

    public List<RevokedCredential> Revoked { get; } = [];

    /// <summary>What every reading waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Readings { get; private set; }

    public async Task<AccessRead> ReadAsync(CancellationToken cancellationToken)
    {
        Readings++;
        await Gate;
        return Read();
    }

    public ApplicationAccess AddApplication(string name, params SubscriptionAccess[] subscriptions)
    {
        var application = new ApplicationAccess(
            Guid.NewGuid(), name, Guid.NewGuid(), $"{name} Ltd", true, subscriptions.ToFrozenDictionary(subscription => subscription.Api));
        Applications[application.Id] = application;
        return application;
    }

    public static SubscriptionAccess Subscription(string api, params PlanLimit[] limits) =>
        new(Guid.NewGuid(), api, true, "active", Since, "starter", "Starter", limits);

    private AccessRead Read() => new(
        new AccessSnapshot(0, Apis.ToFrozenDictionary(api => api.Slug), Applications.ToFrozenDictionary()) { Versions = Versions.ToFrozenDictionary(version => version.Key), Retired = [.. Retired], Plans = Plans.ToFrozenDictionary(), Metrics = Metrics.ToFrozenDictionary(), ServiceTokens = ServiceTokens.ToFrozenDictionary() },
        [.. Credentials]) { Revoked = [.. Revoked] };
}
