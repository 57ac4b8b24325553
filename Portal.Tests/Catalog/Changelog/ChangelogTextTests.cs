using System.Text;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;

namespace Portal.Tests.Catalog.Changelog;

public sealed class ChangelogTextTests
{
    [Theory]
    [InlineData("endpoint-added", ChangelogSection.Added)]
    [InlineData("new-optional-request-parameter", ChangelogSection.Added)]
    [InlineData("response-optional-property-added", ChangelogSection.Added)]
    [InlineData("request-property-enum-value-added", ChangelogSection.Added)]
    [InlineData("response-header-added", ChangelogSection.Added)]
    [InlineData("request-body-media-type-added", ChangelogSection.Added)]
    [InlineData("endpoint-deprecated", ChangelogSection.Deprecated)]
    [InlineData("api-sunset-date-changed", ChangelogSection.Deprecated)]
    [InlineData("request-parameter-deprecated", ChangelogSection.Deprecated)]
    [InlineData("endpoint-reactivated", ChangelogSection.Changed)]
    [InlineData("api-removed-without-deprecation", ChangelogSection.Removed)]
    [InlineData("api-path-removed-before-sunset", ChangelogSection.Removed)]
    [InlineData("request-parameter-removed-with-deprecation", ChangelogSection.Removed)]
    [InlineData("response-required-property-removed", ChangelogSection.Removed)]
    [InlineData("response-success-status-removed", ChangelogSection.Removed)]
    [InlineData("required-response-header-removed", ChangelogSection.Removed)]
    [InlineData("request-body-pattern-removed", ChangelogSection.Changed)]
    [InlineData("request-property-max-length-set", ChangelogSection.Changed)]
    [InlineData("request-parameter-default-value-added", ChangelogSection.Changed)]
    [InlineData("request-body-media-type-schema-added", ChangelogSection.Changed)]
    [InlineData("request-parameter-became-required", ChangelogSection.Changed)]
    public void A_change_stands_where_readers_look_for_it(string rule, ChangelogSection section)
    {
        Assert.Contains(rule, ContractComparison.Rules.Keys);
        Assert.Equal(section, ChangelogText.SectionOf(new ContractChange(rule, ChangeClass.Safe, ChangeDirection.None, new ChangePlace(null, null, null), "/a", "/b", "")));
    }

    [Fact]
    public void What_a_comparison_found_is_told_by_sections_with_breaking_changes_first_and_words_folded()
    {
        var before = Read(ContractFolder.Trips);
        var after = Read(ContractFolder.Trips
            .Replace("      operationId: quoteTrip\n", "      operationId: quoteTrip\n      deprecated: true\n", StringComparison.Ordinal)
            .Replace("required: [total], properties: {", "required: [total, currency], properties: { currency: { type: string },", StringComparison.Ordinal)
            .Replace("      summary: Book a trip\n", "      summary: Book it\n", StringComparison.Ordinal)
            .Replace("        \"404\": { description: No such city }\n", "        \"404\": { description: No such town }\n        \"410\": { description: Gone }\n", StringComparison.Ordinal));

        var lines = ChangelogText.Of(before, after, ContractComparison.Compare(before, after), isFirst: false);

        Assert.Equal(lines.Select(line => line.Section).Order(), lines.Select(line => line.Section));
        Assert.Contains(lines, line => line is { Section: ChangelogSection.Added, Operation: "quoteTrip", Where: "GET /trips/{city}" } && line.Text.Contains("410", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is { Section: ChangelogSection.Deprecated, Operation: "quoteTrip", Where: null } && line.Text.StartsWith("`GET /trips/{city}` was deprecated", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is { Section: ChangelogSection.Added, Operation: "bookTrip", Breaking: true });
        foreach (var group in lines.GroupBy(line => line.Section))
        {
            Assert.Equal(group.Select(line => line.Breaking).OrderDescending(), group.Select(line => line.Breaking));
        }
        var words = Assert.Single(lines, line => line.Section is ChangelogSection.Fixed);
        Assert.Contains("Words and examples in", words.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_marked_internal_is_kept_apart()
    {
        var text = ContractFolder.Trips.Replace("  /trips:\n    post:\n", "  /trips:\n    post:\n      x-internal: true\n", StringComparison.Ordinal);
        var before = Read(text);
        var after = Read(text.Replace("responses: { \"201\": { description: Booked } }", "responses: { \"201\": { description: Booked }, \"409\": { description: Full } }", StringComparison.Ordinal));

        var line = Assert.Single(ChangelogText.Of(before, after, ContractComparison.Compare(before, after), isFirst: false));

        Assert.True(line.Internal);
        Assert.Equal("bookTrip", line.Operation);
    }

    [Fact]
    public void The_first_contract_is_told_in_one_line_and_so_is_one_that_can_be_compared_with_nothing()
    {
        var contract = Read(ContractFolder.Trips);

        Assert.Equal("The first contract, with 2 operations.", Assert.Single(ChangelogText.Of(null, contract, null, isFirst: true)).Text);
        Assert.Equal(ChangelogSection.Changed, Assert.Single(ChangelogText.Of(null, contract, null, isFirst: false)).Section);
    }

    private static ContractDocument Read(string text) => ContractReader.Read(Encoding.UTF8.GetBytes(text), ContractFormat.Yaml).Document!;
}
