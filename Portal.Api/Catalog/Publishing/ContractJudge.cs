using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing;

/// <summary>Everything that is found out of a contract before it may be published; stores nothing.</summary>
internal sealed class ContractJudge(PublishedApis published, IImpactSource impact, LintSettings lint)
{
    public async Task<PublicationReport> JudgeAsync(PublishedVersion version, PublicationRequest request, PublicationReport report, CancellationToken cancellationToken)
    {
        var read = ContractReader.Read(request.Bytes, request.Format);
        report = report with { Problems = read.Problems };
        if (read.Document is not { } document)
        {
            return report with { Verdict = PublicationVerdict.Unreadable };
        }
        var linted = ContractLint.Run(document, lint);
        report = report with
        {
            Document = document,
            Lint = linted,
            Candidate = report.Candidate with { Title = document.Title, ContractVersion = document.Version, Operations = document.Operations.Count },
        };
        if (report.InForce?.Sha256 == report.Candidate.Sha256)
        {
            return report with { Verdict = PublicationVerdict.Unchanged };
        }
        var before = report.InForce is { } current ? await published.FindRevisionAsync(version.Id, current.Number, cancellationToken) : null;
        var comparison = before is null ? null : ContractComparison.Compare(before, document);
        var gate = PublicationGate.Judge(mayBreak: version.Stage is LifecycleState.Draft, linted, comparison, request.Force, request.Reason);
        return report with
        {
            Before = before,
            Comparison = comparison,
            Impact = comparison is null ? [] : await impact.OfAsync(version.ApiId, version.Name, comparison.Changes, cancellationToken),
            Gate = gate,
            Verdict = gate.IsOpen ? PublicationVerdict.Publishable : PublicationVerdict.Refused,
        };
    }
}
