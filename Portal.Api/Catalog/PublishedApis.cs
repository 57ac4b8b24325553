using Portal.Api.Contracts;

namespace Portal.Api.Catalog;

/// <summary>Everything published with its parsed contracts, kept in memory, whoever asks: for the gateway's snapshot, plans and seeding.</summary>
internal sealed class PublishedApis
{
    public Task<IReadOnlyList<PublishedApiEntry>> AllAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>An API as the data planes need it. <see cref="GatewayVersion"/> is the contract that applies to callers at the gateway.</summary>
internal sealed record PublishedApiEntry(
    Guid Id,
    string Slug,
    string Title,
    Audience Audience,
    bool ThroughGateway,
    string ErrorStyle,
    string GatewayVersion,
    IReadOnlyDictionary<string, ContractDocument> Versions);
