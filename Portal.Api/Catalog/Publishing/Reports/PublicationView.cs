using System.Text.Json.Serialization;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing.Reports;

/// <summary>A publication's report for programs, findings and changes as the commands write them.</summary>
public sealed record PublicationView(
    string Api,
    string Version,
    bool DryRun,
    PublicationVerdict Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PublicationRevision? InForce,
    PublicationCandidate Candidate,
    IReadOnlyList<ContractProblem> Problems,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LintView? Lint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ComparisonView? Comparison,
    IReadOnlyList<ImpactedApplication> Impact,
    PublicationGate Gate)
{
    public static PublicationView Of(PublicationReport report) => new(
        report.Api,
        report.Version,
        report.DryRun,
        report.Verdict,
        report.InForce,
        report.Candidate,
        report.Problems,
        report.Lint is null ? null : LintView.Of(report.Lint),
        report.Comparison is null ? null : ComparisonView.Of(report.Comparison),
        report.Impact,
        report.Gate);
}
