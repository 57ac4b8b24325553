using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// A contract that came into force. <see cref="Before"/> and <see cref="Comparison"/> are null for a version's first one (or where the one
/// before cannot be read any more); <see cref="IsStart"/>: nobody waits for it to be told, since it came from the folder at start or is told again.
/// </summary>
internal sealed record Publication(
    Guid ApiId,
    string Api,
    Guid VersionId,
    string Version,
    int Revision,
    ContractDocument Document,
    ContractDocument? Before,
    ComparisonReport? Comparison,
    DateTimeOffset At,
    bool IsStart);
