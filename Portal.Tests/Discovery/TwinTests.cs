using System.Net;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Discovery;

public sealed class TwinTests(PublishedFolderFixture published) : IClassFixture<PublishedFolderFixture>
{
    private readonly RunningPortal _portal = published.Portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/index.md", "# Travelz APIs")]
    [InlineData("/apis", "/apis.md", "[Trips](/apis/trips.md)")]
    [InlineData("/apis?q=nothing-like-this", "/apis.md?q=nothing-like-this", "No API matches.")]
    [InlineData("/apis/trips", "/apis/trips.md", "[Quote a trip](/apis/trips/v2/quoteTrip.md)")]
    [InlineData("/apis/trips/v2", "/apis/trips/v2.md", "60 calls a minute")]
    [InlineData("/apis/trips/v2/quoteTrip", "/apis/trips/v2/quoteTrip.md", "X-API-Key: $TRAVELZ_KEY")]
    [InlineData("/apis/trips/v2/schemas", "/apis/trips/v2/schemas.md", "[Quote](/apis/trips/v2/schemas/Quote.md)")]
    [InlineData("/apis/trips/v2/schemas/Quote", "/apis/trips/v2/schemas/Quote.md", "- `total` (number, required)")]
    [InlineData("/apis/trips/v2/tags/Trips", "/apis/trips/v2/tags/Trips.md", "GET /trips/{city}")]
    [InlineData("/search?q=quote", "/search.md?q=quote", "/apis/trips/v2/quoteTrip.md")]
    [InlineData("/problems", "/problems.md", "/problems/limits_exceeded.md")]
    [InlineData("/problems/limits_exceeded", "/problems/limits_exceeded.md", "Wait as long as Retry-After says")]
    public async Task A_page_is_there_as_markdown_at_its_address_with_an_ending_and_by_accept(string page, string twin, string says)
    {
        using var at = await GetAsync(twin);
        using var accepted = await GetAsync(page, "text/markdown");
        using var html = await GetAsync(page, "text/html,application/xhtml+xml,*/*;q=0.8");
        var text = await at.Content.ReadAsStringAsync(Token);
        var shown = await html.Content.ReadAsStringAsync(Token);

        Assert.Equal("text/markdown; charset=utf-8", at.Content.Headers.ContentType?.ToString());
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)<script", text);
        Assert.DoesNotContain("(javascript:", text, StringComparison.Ordinal);
        Assert.Equal(text, await accepted.Content.ReadAsStringAsync(Token));
        Assert.Contains("Accept", accepted.Headers.Vary);
        Assert.Contains("Accept", html.Headers.Vary);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"<link rel=\"alternate\" type=\"text/markdown\" href=\"{twin}\"", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/secrets.md")]
    [InlineData("/apis/secrets/v1/readSecret.md")]
    [InlineData("/apis/trips/v1.md")]
    [InlineData("/apis/trips/v1/quoteTrip.md")]
    [InlineData("/apis/trips/v2/nothing.md")]
    [InlineData("/apis/trips/v2/schemas/Nothing.md")]
    [InlineData("/apis/trips/v2/webhooks.md")]
    [InlineData("/problems/never_heard_of.md")]
    public async Task What_a_reader_may_not_see_has_no_twin(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("readSecret", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/markdown", true)]
    [InlineData("text/markdown, text/html, */*", true)]
    [InlineData("text/markdown;q=0.9, text/html;q=0.8", true)]
    [InlineData("text/markdown, */*", true)]
    [InlineData("text/html, text/markdown", false)]
    [InlineData("text/html, text/markdown;q=0.9", false)]
    [InlineData("text/markdown;q=0", false)]
    [InlineData("text/*", false)]
    [InlineData("*/*", false)]
    [InlineData(null, false)]
    public async Task Markdown_is_for_those_who_ask_for_it_by_name_and_want_it_most(string? accept, bool markdown)
    {
        using var answer = await GetAsync("/problems", accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(markdown ? "text/markdown" : "text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_has_a_twin_already_is_told_so()
    {
        using var first = await GetAsync("/apis/trips/v2/quoteTrip.md");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis/trips/v2/quoteTrip.md");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _portal.Portal.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
        Assert.EndsWith("/apis/trips/v2/quoteTrip>; rel=\"canonical\"", Assert.Single(first.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _portal.Portal.SendAsync(request, Token);
    }
}
