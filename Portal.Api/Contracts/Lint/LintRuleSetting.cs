namespace Portal.Api.Contracts.Lint;

/// <summary>A rule as this portal's settings weigh it. <see cref="OwnSeverity"/> is what it weighs where they do not name it.</summary>
public sealed record LintRuleSetting(string Id, LintSeverity Severity, LintSeverity OwnSeverity, string Title, string Reason, string Remedy)
{
    public static LintRuleSetting Of(LintRule rule, LintSettings settings) => new(rule.Id, settings.SeverityOf(rule), rule.Severity, rule.Title, rule.Reason, rule.Remedy);
}
