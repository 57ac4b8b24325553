using System.Text.Json.Serialization;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts.Samples;

namespace Portal.Api.Catalog;

/// <summary>For whom an API or a version of it is meant.</summary>
public enum Audience
{
    /// <summary>Anyone may read it; partners may subscribe.</summary>
    Partners,

    /// <summary>The company's own organisations only: nobody else sees that it exists.</summary>
    Internal,
}

public enum LifecycleState
{
    /// <summary>For the company's own people only: it may break at any time, and the gateway does not lead to it.</summary>
    Draft,

    /// <summary>Anyone may call it, and hears that it may change.</summary>
    Beta,

    Published,

    /// <summary>It answers, and nobody is to begin with it.</summary>
    Deprecated,

    /// <summary>It answers no more.</summary>
    Retired,
}

/// <summary>An API as the catalogue lists it.</summary>
public sealed record ApiView(
    string Slug,
    string Title,
    string Summary,
    string Owner,
    string Domain,
    Audience Audience,
    LifecycleState State,
    IReadOnlyList<string> Tags,
    IReadOnlyList<ApiVersionView> Versions,
    bool ThroughGateway)
{
    /// <summary>The version a reader of this audience is shown first.</summary>
    public required string CurrentVersion { get; init; }

    /// <summary>What the gateway takes from callers; empty where calls do not go through it.</summary>
    [JsonIgnore]
    public IReadOnlyList<AcceptedCredential> Credentials { get; init; } = [];

    /// <summary>How samples of its calls say who calls; null: as its contract says.</summary>
    [JsonIgnore]
    public SampleCredential? SampleCredential { get; init; }

    /// <summary>For pages; by the management API a call of its own lists them.</summary>
    [JsonIgnore]
    public IReadOnlyList<GuideView> Guides { get; init; } = [];
}

/// <summary>One published version of an API's contract.</summary>
public sealed record ApiVersionView(
    string Name,
    string ContractVersion,
    Audience Audience,
    LifecycleState State,
    DateTimeOffset PublishedAt,
    string Sha256,
    int Operations)
{
    /// <summary>What was announced; <see cref="State"/> is what holds today.</summary>
    public VersionLifecycle Lifecycle { get; init; } = VersionLifecycle.Of(LifecycleState.Published);
}
