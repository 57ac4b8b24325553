namespace Portal.Api.Contracts.Lint;

/// <summary>What cannot be read and what lint found, for code hosts.</summary>
internal static class LintSarif
{
    /// <summary>A log that knows every rule of lint.</summary>
    public static SarifLog Start()
    {
        var log = new SarifLog();
        foreach (var rule in ContractLint.Rules)
        {
            log.Rule(rule.Id, rule.Title, Level(rule.Severity), rule.Reason, rule.Remedy);
        }
        log.Rule(SarifLog.Unreadable, "The contract can be read", "error");
        return log;
    }

    /// <param name="pathOf">What the code host calls a file of the contract; of null, the contract itself.</param>
    public static void Add(SarifLog log, Func<string?, string> pathOf, IReadOnlyList<ContractProblem> problems, LintReport? report)
    {
        foreach (var problem in problems.Where(problem => problem.IsError))
        {
            log.Result(SarifLog.Unreadable, "error", problem.Message, pathOf(problem.File), problem.Path, problem.Line, problem.Column);
        }
        foreach (var finding in report?.Findings ?? [])
        {
            log.Result(finding.Rule.Id, Level(finding.Severity), finding.Message, pathOf(finding.File), finding.Pointer, finding.Line, finding.Column);
        }
    }

    private static string Level(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        LintSeverity.Hint => "note",
        _ => "none",
    };
}
