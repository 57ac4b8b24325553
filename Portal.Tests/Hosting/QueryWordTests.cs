using Portal.Api.Catalog.Search;
using Portal.Api.Hosting;

namespace Portal.Tests.Hosting;

public sealed class QueryWordTests
{
    [Theory]
    [InlineData("operation", true)]
    [InlineData("api", true)]
    [InlineData("Operation", false)]
    [InlineData("3", false)]
    [InlineData("nothing", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_word_is_what_the_contract_says_and_nothing_else(string? word, bool known) =>
        Assert.Equal(known, QueryWord<SearchKind>.TryParse(word, null, out _));
}
