using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Drift.Proposals;

/// <summary>
/// A contract that documents findings: the published text, or what <see cref="Form"/> says, with only that put in. <see cref="BaseSha256"/> is that
/// of what is in force and it was made from; <see cref="Left"/> are findings that could not be put in, with the reason.
/// </summary>
public sealed record DriftProposal(
    string Api,
    string Version,
    string BaseSha256,
    ProposalForm Form,
    ContractFormat Format,
    ReadOnlyMemory<byte> Bytes,
    string Diff,
    IReadOnlyList<ProposalPart> Parts,
    IReadOnlyList<ProposalGap> Left,
    ComparisonReport Comparison,
    IReadOnlyList<LintFinding> Lint);

/// <summary>
/// A finding that is documented, and where (JSON pointer). <see cref="Component"/> is what was changed where that is shared, such as
/// <c>schemas/Quote</c>, and <see cref="AlsoUsedBy"/> are the other operations that it changes.
/// </summary>
public sealed record ProposalPart(string Finding, string Words, string Operation, string Pointer, string? Component, IReadOnlyList<string> AlsoUsedBy);

/// <summary>A finding that is not in the proposal, and why.</summary>
public sealed record ProposalGap(string Finding, string Words, string Operation, string Reason);
