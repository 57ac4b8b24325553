using System.Globalization;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Edge;
using Portal.Api.Catalog.Lifecycle;

namespace Portal.Api.Catalog;

/// <summary>What an <c>api.yaml</c> says of an API: everything about it that its contracts do not.</summary>
internal sealed record ApiDefinition(
    string Slug,
    string Title,
    string Summary,
    string Owner,
    string Domain,
    Audience Audience,
    IReadOnlyList<string> Tags,
    bool ThroughGateway,
    string ErrorStyle,
    IReadOnlyList<VersionDefinition> Versions,
    IReadOnlyList<PlanDefinition> Plans)
{
    /// <summary>Where the gateway sends calls when no mesh does: scheme, host, port and what the paths begin with. Null: the mesh knows.</summary>
    public string? Upstream { get; init; }

    public AcceptedCredentials Credentials { get; init; } = AcceptedCredentials.Usual;

    /// <summary>What the API counts beside calls.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; init; } = [];

    public EdgeSettings Edge { get; init; } = EdgeSettings.None;
}

/// <summary>A metric as declared: services tell how much of it a call used, in <see cref="Unit"/>.</summary>
internal sealed record MetricDefinition(string Name, string Unit, string Description);

/// <summary>A version as declared; see <see cref="VersionLifecycle"/>. The states deprecated and retired without a date: from when that was first read.</summary>
internal sealed record VersionDefinition(string Name, Audience Audience, LifecycleState State)
{
    public DateOnly? Deprecated { get; init; }

    public DateOnly? Retired { get; init; }

    public string? Successor { get; init; }

    public string? Notice { get; init; }

    /// <summary>All that is said of its life, to be told from what is said at another time.</summary>
    public string LifeInWords => string.Create(CultureInfo.InvariantCulture, $"{State}|{Deprecated:O}|{Retired:O}|{Successor}|{Notice}");

    public VersionDefinition With(VersionLifecycle life) =>
        this with { State = life.Stage, Deprecated = life.Deprecated, Retired = life.Retired, Successor = life.Successor, Notice = life.Notice };

    /// <summary>The life that this means for a version that has had another before (null: none).</summary>
    public VersionLifecycle LifeOn(DateOnly today, VersionLifecycle? before) => LifecycleRules.Resolve(State, Deprecated, Retired, Successor, Notice, today, before);
}

/// <summary>A plan as declared. <see cref="Audience"/> is who may subscribe; <see cref="ManualApproval"/> false: active at once.</summary>
internal sealed record PlanDefinition(
    string Name,
    string Title,
    string Description,
    Audience Audience,
    bool ManualApproval,
    IReadOnlyList<LimitDefinition> Limits);

/// <summary>
/// A limit as declared. <see cref="Kind"/> is one of rate, quota, concurrency; <see cref="Per"/> one of second, minute, hour, day, week, month,
/// year, eternity, and for a concurrency eternity.
/// </summary>
internal sealed record LimitDefinition(string Name, string Kind, long Count, string Per)
{
    /// <summary><c>hits</c>, the id of an operation, or a metric of the API.</summary>
    public string Metric { get; init; } = Hits;

    public const string Hits = "hits";
}
