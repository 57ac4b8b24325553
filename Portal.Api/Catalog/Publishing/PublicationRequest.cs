using Portal.Api.Contracts;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Publishing;

/// <summary>A contract to publish as a version's own, or only to judge (<see cref="DryRun"/>).</summary>
public sealed record PublicationRequest(string Api, string Version, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Null: found out from the bytes.</summary>
    public ContractFormat? Format { get; init; }

    /// <summary>Judge only: nothing is stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>Publish in spite of what the gate says; administrators only, and with a <see cref="Reason"/>.</summary>
    public bool Force { get; init; }

    /// <summary>10 to 500 characters; kept in the audit trail.</summary>
    [TextLength(10, 500)]
    public string? Reason { get; init; }

    /// <summary>SHA-256 (lower-case hex) that the contract in force must have, one of several, or <c>*</c> for any; null: not asked.</summary>
    public IReadOnlyList<string>? IfMatch { get; init; }

    internal bool Matches(string? sha256) => IfMatch is null || (sha256 is not null && (IfMatch.Contains("*") || IfMatch.Contains(sha256)));

    internal bool IsStart { get; init; }
}
