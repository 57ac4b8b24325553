using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;

namespace Portal.Tests.Catalog.Definition;

public sealed class FieldChangesTests
{
    private const string Text = """
        title: Trips
        summary: Whole trips.
        owner: Trip team
        domain: travel
        audience: partners
        tags: [quotes]
        versions:
          - { name: v2, audience: partners }
          - { name: v1, audience: internal }
        plans:
          - { name: starter, title: Starter, description: To begin with., audience: partners, approval: automatic, limits: [{ name: minute, rate: 60, per: minute }] }
        """;

    [Theory]
    [InlineData("title: Trips", "title: Voyages", "title", "Trips", "Voyages")]
    [InlineData("tags: [quotes]", "tags: [quotes, trips]", "tags", "quotes", "quotes, trips")]
    [InlineData("audience: internal", "audience: partners", "versions/v1/audience", "internal", "partners")]
    [InlineData("rate: 60", "rate: 100", "plans/starter/limits/minute/rate", "60", "100")]
    [InlineData("approval: automatic", "approval: manual", "plans/starter/approval", "automatic", "manual")]
    [InlineData("tags: [quotes]", "errors: 3scale\ntags: [quotes]", "errors", "problem", "3scale")]
    public void A_change_is_told_by_its_path_in_the_file(string right, string other, string field, string before, string after) =>
        Assert.Equal([new FieldChange(field, before, after)], Between(Text, Text.Replace(right, other, StringComparison.Ordinal)));

    [Fact]
    public void A_rate_that_becomes_a_quota_goes_and_comes() =>
        Assert.Equal(
            [new FieldChange("plans/starter/limits/minute/rate", "60", null), new FieldChange("plans/starter/limits/minute/quota", null, "60")],
            Between(Text, Text.Replace("rate: 60", "quota: 60", StringComparison.Ordinal)));

    [Fact]
    public void What_is_added_or_removed_is_told_field_by_field()
    {
        var without = Text[..Text.IndexOf("  - { name: v1", StringComparison.Ordinal)] + Text[Text.IndexOf("plans:", StringComparison.Ordinal)..];

        Assert.All(Between(Text, without), change => Assert.True(change.Field.StartsWith("versions/v1/", StringComparison.Ordinal) && change is { Before: not null, After: null }));
        Assert.All(Between(without, Text), change => Assert.True(change.Field.StartsWith("versions/v1/", StringComparison.Ordinal) && change is { Before: null, After: not null }));
        Assert.NotEmpty(Between(without, Text));
    }

    [Fact]
    public void The_order_of_versions_says_which_is_shown_first_and_is_told()
    {
        var turned = Text.Replace("name: v2", "name: v0", StringComparison.Ordinal).Replace("name: v1, audience: internal", "name: v2, audience: partners", StringComparison.Ordinal)
            .Replace("name: v0, audience: partners", "name: v1, audience: internal", StringComparison.Ordinal);

        Assert.Equal([new FieldChange("versions (order)", "v2, v1", "v1, v2")], Between(Text, turned));
    }

    [Fact]
    public void The_same_definition_has_no_changes_however_it_is_written() =>
        Assert.Empty(Between(Text, "# a comment\n" + Text.Replace("title: Trips\nsummary: Whole trips.", "summary: 'Whole trips.'\ntitle: \"Trips\"", StringComparison.Ordinal)));

    private static IReadOnlyList<FieldChange> Between(string before, string after) => FieldChanges.Between(DefinitionTree.Of(Read(before)), DefinitionTree.Of(Read(after)));

    private static ApiDefinition Read(string text) => ApiFile.Read("trips", Encoding.UTF8.GetBytes(text)).Definition!;
}
