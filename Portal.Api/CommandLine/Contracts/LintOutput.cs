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
    IReadOnlyList<ContractProblem> Problems, IReadOnlyList<LintFindingOutput> Findings, IReadOnlyList<LintUnlistedOutput> Unlisted)
{
    public static LintFileOutput Of(LintedFile file) => new(
        file.File,
        file.IsReadable,
        file.Report?.Count(LintSeverity.Error) ?? 0,
        file.Report?.Count(LintSeverity.Warning) ?? 0,
        file.Report?.Count(LintSeverity.Hint) ?? 0,
        [.. file.Problems.Select(problem => problem with { File = file.Input.PartOf(problem.File) })],
        [.. (file.Report?.Findings ?? []).Select(finding => new LintFindingOutput(finding.Rule.Id, finding.Severity, finding.Pointer, finding.Line, finding.Column, finding.Message, file.Input.PartOf(finding.File)))],
        [.. (file.Report?.Unlisted ?? []).Select(more => new LintUnlistedOutput(more.Rule.Id, more.Severity, more.Count))]);
}

internal sealed record LintFindingOutput(string Rule, LintSeverity Severity, string Pointer, int Line, int Column, string Message, string? File);

internal sealed record LintUnlistedOutput(string Rule, LintSeverity Severity, int Count);
