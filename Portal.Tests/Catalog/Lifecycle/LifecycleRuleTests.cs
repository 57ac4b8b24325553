using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;

namespace Portal.Tests.Catalog.Lifecycle;

public sealed class LifecycleRuleTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Theory]
    [InlineData(null, null, LifecycleState.Published)]
    [InlineData("2027-03-02", "2027-06-30", LifecycleState.Published)]
    [InlineData("2027-03-01", "2027-06-30", LifecycleState.Deprecated)]
    [InlineData("2026-03-01", null, LifecycleState.Deprecated)]
    [InlineData("2026-03-01", "2027-03-02", LifecycleState.Deprecated)]
    [InlineData("2026-03-01", "2027-03-01", LifecycleState.Retired)]
    [InlineData(null, "2027-03-01", LifecycleState.Retired)]
    public void A_date_that_has_not_come_is_an_announcement_and_one_that_has_come_holds(string? deprecated, string? retired, LifecycleState state) =>
        Assert.Equal(state, new VersionLifecycle(LifecycleState.Published, Day(deprecated), Day(retired), null, null).StateOn(Today));

    [Fact]
    public void The_words_deprecated_and_retired_without_a_date_mean_from_the_day_when_that_was_first_said()
    {
        var first = Resolve(LifecycleState.Deprecated, null, null, Today, null);
        Assert.Equal((LifecycleState.Published, Today), (first.Stage, first.Deprecated));

        Assert.Equal(Today, Resolve(LifecycleState.Deprecated, null, null, Today.AddDays(40), first).Deprecated);
        Assert.Equal(Today, Resolve(LifecycleState.Retired, null, null, Today, first).Retired);
        // What was only announced comes true when it is said outright.
        Assert.Equal(Today, Resolve(LifecycleState.Deprecated, null, null, Today, first with { Deprecated = Today.AddDays(90) }).Deprecated);
        // It cannot have been deprecated after it ended.
        Assert.Equal(Today.AddDays(-9), Resolve(LifecycleState.Deprecated, null, Today.AddDays(-9), Today, null).Deprecated);
    }

    [Fact]
    public void A_date_counts_more_than_the_word()
    {
        var life = Resolve(LifecycleState.Retired, null, Today.AddDays(10), Today, null);

        Assert.Equal(LifecycleState.Published, life.StateOn(Today));
        Assert.Equal(LifecycleState.Retired, life.StateOn(Today.AddDays(10)));
    }

    [Theory]
    [InlineData(LifecycleState.Published, "2027-06-30", "2027-06-29", null, "retired", "RFC 9745")]
    [InlineData(LifecycleState.Draft, "2027-06-30", null, null, "state", "Publish it first")]
    [InlineData(LifecycleState.Draft, null, "2027-06-30", null, "state", "Publish it first")]
    [InlineData(LifecycleState.Published, null, null, "v1", "successor", "itself")]
    [InlineData(LifecycleState.Published, null, null, "v9", "successor", "there are v2, v1")]
    public void A_rule_that_is_broken_is_told_with_its_field_and_a_remedy(LifecycleState state, string? deprecated, string? retired, string? successor, string field, string words)
    {
        var broken = Assert.Single(LifecycleRules.Broken("v1", state, Day(deprecated), Day(retired), successor, ["v2", "v1"]));

        Assert.Equal(field, broken.Field);
        Assert.Contains(words, broken.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_may_be_deprecated_and_retired_on_one_day() =>
        Assert.Empty(LifecycleRules.Broken("v1", LifecycleState.Published, Today, Today, "v2", ["v2", "v1"]));

    private static VersionLifecycle Resolve(LifecycleState state, DateOnly? deprecated, DateOnly? retired, DateOnly today, VersionLifecycle? before) =>
        LifecycleRules.Resolve(state, deprecated, retired, null, null, today, before);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
