using Portal.Api.Contracts.Conformance;
using Portal.Api.Gateway.Conformance;

namespace Portal.Tests.Gateway;

public sealed class ConformanceTallyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_no_further_rule_is_kept_those_that_are_kept_are_counted_on()
    {
        var tally = new ConformanceTally();
        for (var rule = 0; rule < 2000; rule++)
        {
            tally.Add("trips", "v1", "list", "first", Noon, Broken($"/rules/{rule}"), null);
        }

        tally.Add("trips", "v1", "list", "last", Noon, Broken("/rules/new", "/rules/7"), null);

        var (_, findings) = tally.Take();
        Assert.Equal(2000, findings.Count);
        Assert.Equal("last", Assert.Single(findings, finding => finding.Count == 2).RequestId);
    }

    private static ContractFindings Broken(params string[] rules)
    {
        var findings = new ContractFindings();
        foreach (var rule in rules)
        {
            findings.Add(rule, "query", "page", "type", "It is no number.");
        }
        return findings;
    }
}
