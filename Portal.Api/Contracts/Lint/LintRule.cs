namespace Portal.Api.Contracts.Lint;

/// <summary>
/// A rule for contracts. <see cref="Id"/> is stable and what settings name; <see cref="Severity"/> is what it weighs unless settings say
/// otherwise; <see cref="Reason"/> says why it matters to a reader or to the gateway, <see cref="Remedy"/> how to mend what it finds.
/// </summary>
public sealed record LintRule(string Id, LintSeverity Severity, string Title, string Reason, string Remedy);
