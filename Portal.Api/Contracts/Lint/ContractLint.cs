using Portal.Api.Contracts.Lint.Rules;
using Portal.Api.Contracts.Lint.Walk;

namespace Portal.Api.Contracts.Lint;

/// <summary>Judges a contract by what its readers and the gateway need, in one walk over it.</summary>
public static class ContractLint
{
    internal static readonly IReadOnlyList<LintCheck> Checks =
    [
        .. InfoRules.All,
        .. ServerRules.All,
        .. TagRules.All,
        .. PathRules.All,
        .. OperationRules.All,
        .. SecurityRules.All,
        .. ParameterRules.All,
        .. AnswerRules.All,
        .. ContentRules.All,
        .. ExampleRules.All,
        .. SchemaRules.All,
        .. SchemaLimitRules.All,
        .. PatternRules.All,
        .. DeprecationRules.All,
        .. ComponentRules.All,
        .. TextRules.All,
    ];

    /// <summary>All rules, family by family.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } = [.. Checks.Select(check => check.Rule)];

    public static LintReport Run(ContractDocument document, LintSettings? settings = null)
    {
        var run = new LintRun(document, settings ?? LintSettings.Default);
        new LintWalk(run).Walk();
        return run.Report();
    }
}
