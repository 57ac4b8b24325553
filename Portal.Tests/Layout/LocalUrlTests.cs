using Portal.Layout;

namespace Portal.Tests.Layout;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/apis/travels?x=1#part", "/apis/travels?x=1#part")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/\t/elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_our_own_addresses_are_returned_to(string? asked, string followed)
    {
        Assert.Equal(followed, LocalUrl.OrHome(asked));
    }
}
