namespace Portal.Api.Contracts.Lint;

/// <summary>What lint found, in the document's order.</summary>
public sealed record LintReport(IReadOnlyList<LintFinding> Findings)
{
    /// <summary>Rules that found more than is listed, with how many more.</summary>
    public IReadOnlyList<LintOverflow> Unlisted { get; init; } = [];

    public bool HasErrors => Count(LintSeverity.Error) > 0;

    /// <summary>How many findings weigh exactly this much, those that are not listed included.</summary>
    public int Count(LintSeverity severity) =>
        Findings.Count(finding => finding.Severity == severity) + Unlisted.Where(more => more.Severity == severity).Sum(more => more.Count);
}

/// <summary>Findings of a rule beyond those that are listed.</summary>
public sealed record LintOverflow(LintRule Rule, LintSeverity Severity, int Count);
