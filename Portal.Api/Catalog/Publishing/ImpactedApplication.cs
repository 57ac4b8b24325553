using Portal.Api.Contracts.Compare;

namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// An application that a change concerns, by its calls of the last 30 days. <see cref="Uses"/> names the operations, parameters or fields
/// it used.
/// </summary>
public sealed record ImpactedApplication(
    Guid ApplicationId,
    string Application,
    string Organization,
    long Calls,
    DateTimeOffset LastSeen,
    IReadOnlyList<string> Uses)
{
    /// <summary>The changes that touch what it used.</summary>
    internal IReadOnlyList<ContractChange> Changes { get; init; } = [];
}
