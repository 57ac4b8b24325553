using Portal.Api.Contracts.Patterns;

namespace Portal.Tests.Contracts.Patterns;

public sealed class PatternTextTests
{
    [Theory]
    [InlineData(@"^[A-Z]{3}$", "ABC")]
    [InlineData(@"^\d{4}-\d{2}$", "1234-67")]
    [InlineData(@"^(?:red|green)(?:-dark)?$", "red")]
    [InlineData(@"^$|^x[0-9a-f]{2}$", "xbc")]
    [InlineData(@"rdme_\w+", "rdme_f")]
    [InlineData(@"^[\/\-_.]{2}$", "--")]
    [InlineData(@"^(?!a)[a-c]$", "b")]
    [InlineData(@"^(?!.*a)[a-c]{2}$", "cb")]
    [InlineData(@"^(a{1000}){1000}$", null)]
    [InlineData(@"^(?:^){1000}a$", "a")]
    [InlineData(@"([", null)]
    [InlineData(@"^(a)\1$", null)]
    public void A_text_that_matches_is_plain_and_none_is_sought_for_long(string pattern, string? made) => Assert.Equal(made, PatternText.Make(pattern, 0, int.MaxValue));

    [Fact]
    public void A_text_has_the_length_that_is_asked_for_and_is_drawn_where_it_may_be()
    {
        var random = new Random(7);

        Assert.Equal(40, PatternText.Make("^[0-9a-f]+$", 40, 40)!.Length);
        Assert.Null(PatternText.Make("^[a-z]{3}$", 4, 9));
        Assert.Equal("arn:trips:klmn", PatternText.Make("^arn:trips:", 14, 20));
        Assert.Matches("^(?=.*[A-Z])(?=.*[0-9]).{8,12}$", PatternText.Make("^(?=.*[A-Z])(?=.*[0-9]).{8,12}$", 0, 20));
        Assert.Equal(12, PatternText.Make("[0-9]+", 12, 12, random.Next)!.Length);
        Assert.True(Enumerable.Range(0, 20).Select(_ => PatternText.Make("^[a-z]{8}$", 0, 8, random.Next)).ToHashSet(StringComparer.Ordinal) is { Count: > 15 });
    }
}
