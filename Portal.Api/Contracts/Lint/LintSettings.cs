namespace Portal.Api.Contracts.Lint;

/// <summary>What each rule weighs: its own severity, or the one given here by the rule's id.</summary>
public sealed class LintSettings
{
    public static readonly LintSettings Default = new(new Dictionary<string, LintSeverity>());

    private readonly Dictionary<string, LintSeverity> _severities;

    public LintSettings(IReadOnlyDictionary<string, LintSeverity> severities)
    {
        _severities = new Dictionary<string, LintSeverity>(severities, StringComparer.OrdinalIgnoreCase);
    }

    public LintSeverity SeverityOf(LintRule rule) => _severities.TryGetValue(rule.Id, out var severity) ? severity : rule.Severity;
}
