using System.Globalization;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Findings for people: by file, with line and column that terminals and editors make links of, and how to mend each rule once.</summary>
internal static class LintText
{
    public static void Write(IReadOnlyList<LintedFile> files, LintSeverity show, Terminal terminal)
    {
        var shown = new HashSet<LintRule>();
        foreach (var file in files)
        {
            foreach (var problem in file.Problems.Where(problem => problem.IsError || show is LintSeverity.Hint))
            {
                terminal.Out.WriteLine($"{file.Input.PathOf(problem.File)}:{problem.Line}:{problem.Column} {(problem.IsError ? terminal.Paint("unreadable", Paint.Red) : terminal.Paint("remark", Paint.Cyan))} {problem.Path} {problem.Message}");
            }
            foreach (var finding in (file.Report?.Findings ?? []).Where(finding => finding.Severity >= show))
            {
                shown.Add(finding.Rule);
                terminal.Out.WriteLine($"{file.Input.PathOf(finding.File)}:{finding.Line}:{finding.Column} {Severity(finding.Severity, terminal)} {terminal.Paint(finding.Rule.Id, Paint.Bold)} {finding.Message} {terminal.Paint(finding.Pointer, Paint.Faint)}");
            }
            foreach (var more in (file.Report?.Unlisted ?? []).Where(more => more.Severity >= show))
            {
                terminal.Out.WriteLine($"{file.File} {Severity(more.Severity, terminal)} {terminal.Paint(more.Rule.Id, Paint.Bold)} and {more.Count.ToString("N0", CultureInfo.InvariantCulture)} more.");
            }
        }
        if (shown.Count > 0)
        {
            terminal.Out.WriteLine();
            foreach (var rule in ContractLint.Rules.Where(shown.Contains))
            {
                terminal.Out.WriteLine($"{terminal.Paint(rule.Id, Paint.Bold)}: {rule.Reason} {rule.Remedy}");
            }
            terminal.Out.WriteLine();
        }
        terminal.Out.WriteLine(Summary(files));
    }

    private static string Summary(IReadOnlyList<LintedFile> files)
    {
        var unreadable = files.Count(file => !file.IsReadable);
        var counts = ((LintSeverity[])[LintSeverity.Error, LintSeverity.Warning, LintSeverity.Hint])
            .Select(severity => Amount(files.Sum(file => file.Report?.Count(severity) ?? 0), severity.ToString().ToLowerInvariant()));
        return $"{Amount(files.Count, "file")}: {(unreadable > 0 ? $"{unreadable} unreadable, " : "")}{string.Join(", ", counts)}";
    }

    private static string Amount(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Severity(LintSeverity severity, Terminal terminal) => severity switch
    {
        LintSeverity.Error => terminal.Paint("error", Paint.Red),
        LintSeverity.Warning => terminal.Paint("warning", Paint.Yellow),
        _ => terminal.Paint("hint", Paint.Cyan),
    };
}
