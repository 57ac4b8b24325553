using Portal.Api.Contracts.Compare;

namespace Portal.Api.Catalog.Publishing;

/// <summary>Knows from traffic who uses what a contract is about to change.</summary>
internal interface IImpactSource
{
    /// <summary>The applications that used what these changes touch, over the last 30 days; most calls first.</summary>
    Task<IReadOnlyList<ImpactedApplication>> OfAsync(Guid apiId, string version, IReadOnlyList<ContractChange> changes, CancellationToken cancellationToken);
}
