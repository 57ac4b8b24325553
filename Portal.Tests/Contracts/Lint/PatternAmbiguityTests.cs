using Portal.Api.Contracts.Lint.Patterns;

namespace Portal.Tests.Contracts.Lint;

public sealed class PatternAmbiguityTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a*)*$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(a|ab|b)*$")]
    [InlineData(@"^(\d+\.?)+$")]
    [InlineData(@"^([a-zA-Z0-9]+\s?)*$")]
    [InlineData(@"^(\w|\d)+$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData(@"^([\w.-]+)*@x$")]
    [InlineData("^(a{1,50}){1,50}$")]
    [InlineData("^(?:.*a)+$")]
    [InlineData("^(a{3,4})*$")]
    public void A_pattern_with_two_ways_round_is_found(string pattern) => Assert.True(PatternAmbiguity.IsCatastrophic(pattern, new PatternBudget()));

    [Theory]
    [InlineData("^[a-z]+(-[a-z]+)*$")]
    [InlineData(@"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$")]
    [InlineData("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")]
    [InlineData("^(W/)?\"[^\"]+\"$")]
    [InlineData("^(a|b)*$")]
    [InlineData(@"^(\d|[a-f])+$")]
    [InlineData(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    [InlineData("^(?<year>[0-9]{4})(-[0-9]{2}){2}$")]
    [InlineData(@"^\p{L}[\p{L}\p{N}_-]*$")]
    [InlineData("^(a?){3}$")]
    [InlineData("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$")]
    [InlineData("^([0-9a-f]{1,4}:){1,7}[0-9a-f]{1,4}$")]
    [InlineData(@"^(a)\1+$")]
    [InlineData("a{,2}{")]
    [InlineData("(((")]
    [InlineData("[z-a]]")]
    [InlineData("\\")]
    public void A_pattern_with_one_way_or_none_passes(string pattern) => Assert.False(PatternAmbiguity.IsCatastrophic(pattern, new PatternBudget()));

    [Fact]
    public void A_pattern_made_to_be_slow_to_judge_is_judged_soon()
    {
        var clock = ThreadTime.Start();
        foreach (var pattern in (string[])[new string('(', 5_000), string.Concat(Enumerable.Repeat("(a|b|c|d)*", 39)), string.Concat(Enumerable.Repeat("(a|b|c|[a-z])*", 70)), string.Concat(Enumerable.Repeat("(", 49)) + "a" + string.Concat(Enumerable.Repeat("){9}", 49))])
        {
            PatternAmbiguity.IsCatastrophic(pattern, new PatternBudget());
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }
}
