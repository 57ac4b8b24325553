namespace Portal.Api.Contracts.Lint;

/// <summary>
/// Findings for programs. The counts take in what is not listed; <see cref="Rules"/> explains each rule that found something once.
/// </summary>
public sealed record LintView(
    int Errors, int Warnings, int Hints, IReadOnlyList<LintFindingView> Findings, IReadOnlyList<LintUnlistedView> Unlisted, IReadOnlyList<LintRule> Rules)
{
    public static LintView Of(LintReport report)
    {
        var found = report.Findings.Select(finding => finding.Rule).ToHashSet();
        return new LintView(
            report.Count(LintSeverity.Error),
            report.Count(LintSeverity.Warning),
            report.Count(LintSeverity.Hint),
            [.. report.Findings.Select(finding => new LintFindingView(finding.Rule.Id, finding.Severity, finding.Pointer, finding.Line, finding.Column, finding.Message, finding.File))],
            [.. report.Unlisted.Select(more => new LintUnlistedView(more.Rule.Id, more.Severity, more.Count))],
            [.. ContractLint.Rules.Where(found.Contains)]);
    }
}

/// <summary>A finding that names its rule by id. <see cref="File"/> is for contracts of several files.</summary>
public sealed record LintFindingView(string Rule, LintSeverity Severity, string Pointer, int Line, int Column, string Message, string? File);

/// <summary>How many more findings a rule has than are listed.</summary>
public sealed record LintUnlistedView(string Rule, LintSeverity Severity, int Count);
