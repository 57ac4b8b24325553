using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Compare.Rules;

namespace Portal.Tests.Contracts.Compare;

/// <summary>Each rule about anything but the inside of schemas: a change that it reports, with its class, and the way back, which it does not.</summary>
public sealed partial class OperationRuleTests
{
    private static readonly HashSet<string> Symmetric = new(StringComparer.Ordinal)
    {
        "api-deprecated-sunset-parse", "api-invalid-stability-level", "request-body-wrapped-in-one-of", "api-path-removed-without-deprecation",
        "endpoint-added", "request-parameter-property-type-changed", "request-path-parameter-renamed", "api-version-not-bumped", "api-operation-id-removed",
    };

    public static TheoryData<string> Ids => [.. RuleTable.Rows.Concat(SchemaRuleTable.Singles).Select(row => row.Id).Where(id => id is not "schema-not-compared")];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_change_is_told_by_its_rule_and_the_way_back_is_not(string id)
    {
        var (before, after, settings) = Cases.TryGetValue(id, out var found) ? found() : throw new InvalidOperationException($"There is no case for {id}.");

        var report = Changed.Between(before, after, settings);

        var change = report.Changes.FirstOrDefault(change => change.Rule == id);
        Assert.True(change is not null, report.Text());
        Assert.Equal(ContractComparison.Rules[id], change.Class);
        Assert.True(change.Message.Length > 15 && char.IsUpper(change.Message.TrimStart('`')[0]) | change.Message[0] == '`' && change.Message.EndsWith('.'), change.Message);
        Assert.True(change.BeforePointer is not null || change.AfterPointer is not null);
        Assert.All([(change.BeforePointer, before), (change.AfterPointer, after)], side => Assert.True(
            side.Item1 is null || Portal.Api.Contracts.Nodes.NodePointer.Find(side.Item2.Root, "#" + Uri.EscapeDataString(side.Item1).Replace("%2F", "/", StringComparison.Ordinal)) is not null, side.Item1));
        if (!Symmetric.Contains(id) && !id.EndsWith("-changed", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(id, Changed.Between(after, before, settings).Rules());
        }
        Assert.Empty(Changed.Between(after, Documents.Open(System.Text.Encoding.UTF8.GetString(after.Bytes.Span) + " "), settings).Rules());
    }

    [Fact]
    public void There_is_a_case_for_no_rule_that_is_not_there() => Assert.Empty(Cases.Keys.Except(ContractComparison.Rules.Keys));

}
