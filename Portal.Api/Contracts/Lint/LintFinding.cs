namespace Portal.Api.Contracts.Lint;

/// <summary>A place that breaks a rule: JSON pointer (RFC 6901) into the document, line and column from 1, and what is wrong there.</summary>
public sealed record LintFinding(LintRule Rule, LintSeverity Severity, string Pointer, int Line, int Column, string Message)
{
    /// <summary>The file that pointer, line and column are of, where several were uploaded together.</summary>
    public string? File { get; init; }
}
