using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Api.Catalog;

/// <summary>An API with the plans that the reader may subscribe under.</summary>
public sealed record ApiDetailView(
    string Slug,
    string Title,
    string Summary,
    string Owner,
    string Domain,
    Audience Audience,
    LifecycleState State,
    IReadOnlyList<string> Tags,
    bool ThroughGateway,
    string CurrentVersion,
    IReadOnlyList<ApiVersionView> Versions,
    IReadOnlyList<AcceptedCredential> Credentials,
    IReadOnlyList<PlanView> Plans)
{
    internal static ApiDetailView From(ApiView api, IReadOnlyList<PlanView> plans) => new(
        api.Slug, api.Title, api.Summary, api.Owner, api.Domain, api.Audience, api.State, api.Tags, api.ThroughGateway, api.CurrentVersion, api.Versions, api.Credentials, plans);
}

/// <summary>A version with what its contract says of itself. <see cref="BaseUrl"/> is what stands before the path of an operation.</summary>
public sealed record ApiVersionDetailView(
    string Api,
    string Name,
    string ContractVersion,
    string Title,
    string? Description,
    string BaseUrl,
    Audience Audience,
    LifecycleState State,
    DateTimeOffset PublishedAt,
    string Sha256,
    VersionLifecycle Lifecycle,
    IReadOnlyList<OperationSummary> Operations)
{
    internal static ApiVersionDetailView From(ApiView api, ApiVersionView version, ContractDocument contract, string baseUrl) => new(
        api.Slug, version.Name, version.ContractVersion, contract.Title, contract.Description, baseUrl, version.Audience, version.State, version.PublishedAt, version.Sha256, version.Lifecycle, contract.Operations);
}
