using System.Collections.Frozen;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Interdomain;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Api.Access;

/// <summary>Everything the guard needs to decide, read once and swapped whole, together with the credentials (<see cref="CredentialTable"/>).</summary>
internal sealed record AccessSnapshot(
    long Revision,
    FrozenDictionary<string, ApiAccess> Apis,
    FrozenDictionary<Guid, ApplicationAccess> Applications)
{
    /// <summary>APIs that are for the inside of the mesh only, with the version that holds for workloads that say none.</summary>
    public FrozenDictionary<string, ApiAccess> Inside { get; init; } = FrozenDictionary<string, ApiAccess>.Empty;

    /// <summary>Every version of all of them.</summary>
    public FrozenDictionary<VersionKey, VersionAccess> Versions { get; init; } = FrozenDictionary<VersionKey, VersionAccess>.Empty;

    /// <summary>Retired versions with the operations that they had: calls of these are told what became of them.</summary>
    public IReadOnlyList<ApiAccess> Retired { get; init; } = [];

    /// <summary>By API, the plans that can be asked for.</summary>
    public FrozenDictionary<string, IReadOnlyList<PlanAccess>> Plans { get; init; } = FrozenDictionary<string, IReadOnlyList<PlanAccess>>.Empty;

    /// <summary>By API, the metrics that it declares beside hits and its operations.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> Metrics { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>The API of each service token: data planes that show one may ask about its calls.</summary>
    public FrozenDictionary<KeyHash, string> ServiceTokens { get; init; } = FrozenDictionary<KeyHash, string>.Empty;

    /// <summary>Between which domains calls pass whatever is found of them. Between all others what is refused is refused.</summary>
    public FrozenSet<DomainPair> Observed { get; init; } = FrozenSet<DomainPair>.Empty;

    /// <summary>The API of a service in the mesh, behind the gateway or not.</summary>
    public ApiAccess? FindService(string host) => Apis.GetValueOrDefault(host) ?? Inside.GetValueOrDefault(host);

    /// <summary>Whether usage of such a metric can be told of this API: all calls, one of its operations, or a metric that it declares.</summary>
    public bool HasMetric(ApiAccess api, string metric) =>
        metric == PlanLimit.Hits || api.Operations.Any(operation => operation.Id == metric) || Metrics.GetValueOrDefault(api.Slug, []).Contains(metric);

    public static readonly AccessSnapshot Empty = new(0, FrozenDictionary<string, ApiAccess>.Empty, FrozenDictionary<Guid, ApplicationAccess>.Empty);
}

/// <summary>An API behind the gateway. <see cref="Operations"/> are those of the version that applies at the gateway.</summary>
internal sealed record ApiAccess(string Slug, string Title, string Version, string ErrorStyle, IReadOnlyList<OperationSummary> Operations)
{
    /// <summary>Whose existence only its subscribers learn of (audience internal).</summary>
    public bool Hidden { get; init; }

    /// <summary>Where the gateway sends calls when no mesh does; null: the mesh knows.</summary>
    public string? Upstream { get; init; }

    public AcceptedCredentials Accepts { get; init; } = AcceptedCredentials.Usual;

    public EdgeSettings Edge { get; init; } = EdgeSettings.None;
}

internal sealed record ApplicationAccess(
    Guid Id,
    string Name,
    Guid OrganizationId,
    string OrganizationName,
    bool OrganizationActive,
    FrozenDictionary<string, SubscriptionAccess> Subscriptions)
{
    /// <summary>One of the company's own.</summary>
    public bool OrganizationInternal { get; init; }

    /// <summary>As headers write it: made once, not for each call.</summary>
    public string IdText { get; } = Id.ToString();

    public string OrganizationIdText { get; } = OrganizationId.ToString();
}

/// <summary>A subscription, found by the API's slug. Only <see cref="Active"/> ones let calls pass; the others explain a refusal.</summary>
internal sealed record SubscriptionAccess(Guid Id, string Api, bool Active, string State, DateTimeOffset Since, string Plan, string PlanTitle, IReadOnlyList<PlanLimit> Limits)
{
    /// <summary>Nobody has decided on it yet.</summary>
    public bool Pending { get; init; }
}

/// <summary>A plan on offer; <see cref="Internal"/>: to the company's own alone.</summary>
internal sealed record PlanAccess(string Slug, string Title, bool Internal, IReadOnlyList<PlanLimit> Limits);
