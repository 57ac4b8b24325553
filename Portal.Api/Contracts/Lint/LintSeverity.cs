namespace Portal.Api.Contracts.Lint;

/// <summary>How much a finding weighs. Errors keep a contract from being published; hints are for those who want the best.</summary>
public enum LintSeverity
{
    Off,
    Hint,
    Warning,
    Error,
}
