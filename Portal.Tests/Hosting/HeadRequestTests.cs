using Portal.Tests.Partners;

namespace Portal.Tests.Hosting;

public sealed class HeadRequestTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/apis/travels")]
    [InlineData("/apis/travels.md")]
    [InlineData("/sign-in")]
    [InlineData("/changelog.atom")]
    [InlineData("/llms.txt")]
    [InlineData("/api/v1/apis")]
    [InlineData("/api/v1/applications")]
    [InlineData("/api/v1/apis/nothing")]
    [InlineData("/nothing")]
    public async Task HEAD_is_GET_without_the_body(string path)
    {
        using var get = await fixture.Portal.Portal.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await fixture.Portal.SendAsync(HttpMethod.Head, path, null);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
