using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Hosting;

/// <summary>Items of a list that break its rule, each by its name and what the rule is.</summary>
internal sealed class ItemsResult(IReadOnlyDictionary<string, string> rules) : ValidationResult(rules.Values.First(), rules.Keys)
{
    public IReadOnlyDictionary<string, string> Rules { get; } = rules;
}
