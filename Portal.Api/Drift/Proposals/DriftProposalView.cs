using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Drift.Proposals;

/// <summary>A proposal as the management API tells it; <see cref="Contract"/> is the whole text.</summary>
public sealed record DriftProposalView(
    string Api,
    string Version,
    string BaseSha256,
    ProposalForm Form,
    ContractFormat Format,
    string Contract,
    string Diff,
    IReadOnlyList<ProposalPart> Parts,
    IReadOnlyList<ProposalGap> Left,
    IReadOnlyList<ProposalChangeView> Changes,
    IReadOnlyList<ProposalLintView> Lint)
{
    internal static DriftProposalView Of(DriftProposal proposal) => new(
        proposal.Api,
        proposal.Version,
        proposal.BaseSha256,
        proposal.Form,
        proposal.Format,
        Encoding.UTF8.GetString(proposal.Bytes.Span),
        proposal.Diff,
        proposal.Parts,
        proposal.Left,
        [.. proposal.Comparison.Changes.Select(change => new ProposalChangeView(change.Rule, change.Class, change.BeforePointer, change.AfterPointer, change.Message))],
        [.. proposal.Lint.Select(finding => new ProposalLintView(finding.Rule.Id, finding.Severity, finding.Pointer, finding.Line, finding.Message, finding.Rule.Remedy))]);
}

/// <summary>What the proposal changes for callers.</summary>
public sealed record ProposalChangeView(string Rule, ChangeClass Class, string? BeforePointer, string? AfterPointer, string Message);

/// <summary>What lint finds in the proposal and not in the contract in force.</summary>
public sealed record ProposalLintView(string Rule, LintSeverity Severity, string Pointer, int Line, string Message, string Remedy);
