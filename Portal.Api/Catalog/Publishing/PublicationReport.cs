using System.Security.Cryptography;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// What became of a contract that was to be published, and all that was found on the way. Parts that it did not come to are null:
/// an unreadable contract is neither linted nor compared, a version's first one is compared with nothing.
/// </summary>
public sealed record PublicationReport(
    string Api,
    string Version,
    bool DryRun,
    PublicationVerdict Verdict,
    PublicationRevision? InForce,
    PublicationCandidate Candidate,
    IReadOnlyList<ContractProblem> Problems,
    LintReport? Lint,
    ComparisonReport? Comparison,
    IReadOnlyList<ImpactedApplication> Impact,
    PublicationGate Gate)
{
    /// <summary>The document that was sent, where it could be read.</summary>
    internal ContractDocument? Document { get; init; }

    /// <summary>The one in force that it was compared with.</summary>
    internal ContractDocument? Before { get; init; }

    /// <summary>What is known before anything is found out.</summary>
    internal static PublicationReport Begin(PublicationRequest request, PublicationRevision? current)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        var candidate = new PublicationCandidate(sha, request.Bytes.Length, null, null, 0);
        return new PublicationReport(request.Api, request.Version, request.DryRun, PublicationVerdict.Unreadable, current, candidate, [], null, null, [], PublicationGate.NotReached);
    }
}

public enum PublicationVerdict
{
    /// <summary>It is the contract in force now.</summary>
    Published,

    /// <summary>These very bytes were in force already; at start also: the folder says nothing that it did not say at the last one.</summary>
    Unchanged,

    /// <summary>A dry run: it could be published.</summary>
    Publishable,

    /// <summary>The gate is closed: see its obstacles.</summary>
    Refused,

    /// <summary>It cannot be read: see the problems.</summary>
    Unreadable,

    /// <summary>The contract in force is not the one the request was made for (If-Match).</summary>
    Stale,

    /// <summary>Another publication came first.</summary>
    Overtaken,
}

/// <summary>A revision of a version's contract; <see cref="Sha256"/> is of its bytes.</summary>
public sealed record PublicationRevision(int Number, string Sha256, DateTimeOffset PublishedAt);

/// <summary>The contract that was sent, as far as it could be read.</summary>
public sealed record PublicationCandidate(string Sha256, int Bytes, string? Title, string? ContractVersion, int Operations);
