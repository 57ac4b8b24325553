using Portal.Api.Contracts;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Findings for programs: <c>--json</c>. Rules that found something are explained once.</summary>
internal sealed record LintOutput(IReadOnlyList<LintRule> Rules, IReadOnlyList<LintFileOutput> Files)
{
    public static LintOutput Of(IReadOnlyList<LintedFile> files)
    {
        var found = files.SelectMany(file => file.Report?.Findings ?? []).Select(finding => finding.Rule).ToHashSet();
        return new LintOutput([.. ContractLint.Rules.Where(found.Contains)], [.. files.Select(LintFileOutput.Of)]);
    }
}

/// <summary>Counts take in what is not listed.</summary>
internal sealed record LintFileOutput(
    string File, bool Readable, int Errors, int Warnings, int Hints,
    IReadOnlyList<ContractProblem> Problems, IReadOnlyList<LintFindingView> Findings, IReadOnlyList<LintUnlistedView> Unlisted)
{
    public static LintFileOutput Of(LintedFile file)
    {
        var lint = LintView.Of(file.Report ?? new LintReport([]));
        return new LintFileOutput(
            file.File,
            file.IsReadable,
            lint.Errors,
            lint.Warnings,
            lint.Hints,
            [.. file.Problems.Select(problem => problem with { File = file.Input.PartOf(problem.File) })],
            [.. lint.Findings.Select(finding => finding with { File = file.Input.PartOf(finding.File) })],
            lint.Unlisted);
    }
}
