using Microsoft.Extensions.Options;

namespace Portal.Api.Contracts.Lint;

/// <summary>Section <c>Contracts:Lint</c>.</summary>
public sealed class LintOptions
{
    public const string Section = "Contracts:Lint";

    /// <summary>By rule id: off, hint, warning or error. Rules not named here weigh what they weigh by themselves.</summary>
    public Dictionary<string, string> Rules { get; set; } = [];

    public LintSettings ToSettings() => new(Rules.ToDictionary(rule => rule.Key, rule => Enum.Parse<LintSeverity>(rule.Value, ignoreCase: true), StringComparer.OrdinalIgnoreCase));
}

/// <summary>Refuses rules and levels that do not exist: a mistyped id would silently change nothing.</summary>
internal sealed class LintOptionsValidator : IValidateOptions<LintOptions>
{
    public ValidateOptionsResult Validate(string? name, LintOptions options)
    {
        var failures = options.Rules.Select(rule => Failure(rule.Key, rule.Value)).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? Failure(string id, string level)
    {
        if (!ContractLint.Rules.Any(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
        {
            return $"{nameof(LintOptions.Rules)}:{id}: names no rule{Nearest(id)}; the rules are listed by 'contracts rules'.";
        }
        return Enum.TryParse<LintSeverity>(level, ignoreCase: true, out _) && !level.Any(char.IsAsciiDigit)
            ? null
            : $"{nameof(LintOptions.Rules)}:{id}: takes off, hint, warning or error; '{level}' is none of them.";
    }

    private static string Nearest(string id) =>
        ContractLint.Rules.Select(rule => rule.Id).FirstOrDefault(known => id.Length > 3 && (known.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(known, StringComparison.OrdinalIgnoreCase))) is { } near
            ? $" (did you mean {near}?)"
            : "";
}
