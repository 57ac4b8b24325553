using Portal.Api.Contracts.Lint;

namespace Portal.Tests.Contracts.Lint;

public sealed class LintRuleTests
{
    public static TheoryData<string> Rules => [.. LintRuleCases.All.Select(each => each.Rule).Distinct()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_breaks_it_and_is_silent_on_what_keeps_it(string rule)
    {
        foreach (var each in LintRuleCases.All.Where(each => each.Rule == rule))
        {
            var found = LintDocuments.Find(rule, each.Broken);
            Assert.True(found.Any(finding => finding.Pointer == each.Pointer), $"Found at {string.Join(", ", found.Select(finding => finding.Pointer))} instead of {each.Pointer} in {each.Broken}");
            Assert.All(found, finding => Assert.EndsWith(".", finding.Message, StringComparison.Ordinal));
            Assert.True(LintDocuments.Find(rule, each.Kept) is [], $"Found in the good form: {each.Kept}");
        }
    }

    [Fact]
    public void Every_rule_is_shown_both_broken_and_kept() =>
        Assert.Equal(ContractLint.Rules.Select(rule => rule.Id).Order(), LintRuleCases.All.Select(each => each.Rule).Distinct().Order());

    [Fact]
    public void Every_rule_says_what_it_is_why_it_matters_and_how_to_mend_it() => Assert.All(ContractLint.Rules, rule =>
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", rule.Id);
        Assert.False(rule.Title.EndsWith('.'), rule.Id);
        Assert.All((string[])[rule.Reason, rule.Remedy], text => Assert.True(text.Length > 10 && text.EndsWith('.'), $"{rule.Id}: {text}"));
    });
}
