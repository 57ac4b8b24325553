using System.Net;
using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.Reference;

public sealed class ReferencePageTests(ChromiumFixture chromium, PublishedFolderFixture published) : IClassFixture<PublishedFolderFixture>
{
    private static readonly string[] Pages = ["/apis", "/apis?q=quote", "/apis?q=nothing-like-this", "/apis/trips", "/apis/trips/v2/quoteTrip", "/apis/trips/v2/bookTrip", "/apis/trips/v2/schemas/Quote"];

    private readonly RunningPortal _portal = published.Portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_finds_apis_by_their_operations_and_keeps_internal_ones_to_insiders()
    {
        Assert.Contains("/apis/trips/v2/quoteTrip", await TextAsync("/apis?q=QUOTE%20trip"), StringComparison.Ordinal);
        Assert.Contains("No API matches", await TextAsync("/apis?q=secret"), StringComparison.Ordinal);
        Assert.Contains("No API matches", await TextAsync("/apis?state=beta"), StringComparison.Ordinal);
        Assert.DoesNotContain("Secrets", await TextAsync("/apis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_page_shows_its_contract_and_a_sample_with_the_public_address_and_a_named_key()
    {
        var page = await TextAsync("/apis/trips/v2/quoteTrip");

        Assert.Contains("curl https://api.travelz.example/trips/San%20Marino", page, StringComparison.Ordinal);
        Assert.Contains("X-API-Key: $TRAVELZ_KEY", page, StringComparison.Ordinal);
        Assert.Contains("at most 64 characters", page, StringComparison.Ordinal);
        Assert.Contains("60 calls a minute", page, StringComparison.Ordinal);
        Assert.Contains("/apis/trips/v2/quoteTrip/try", page, StringComparison.Ordinal);
        var raw = await _portal.Portal.GetStringAsync("/apis/trips/v2/quoteTrip", Token);
        Assert.Contains("A quote. &lt;script&gt;", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/secrets")]
    [InlineData("/apis/secrets/v1")]
    [InlineData("/apis/secrets/v1/readSecret")]
    [InlineData("/apis/trips/v1")]
    [InlineData("/apis/trips/v1/quoteTrip")]
    [InlineData("/apis/trips/v2/nothing")]
    [InlineData("/apis/trips/v2/schemas/Nothing")]
    [InlineData("/apis/nothing")]
    public async Task What_a_reader_may_not_see_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Portal.GetAsync(path, Token)).StatusCode);

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_page(ColorScheme theme, int width)
    {
        foreach (var path in Pages)
        {
            var page = await OpenAsync(path, theme, width);
            // Everything that folds is looked into as well.
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)");
            var found = await page.FaultsAsync();
            Assert.True(found.Count == 0, path + ": " + string.Join('\n', found));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {width}.");
        }
    }

    [Fact]
    public async Task The_language_of_samples_is_remembered_on_the_next_page()
    {
        var page = await OpenAsync("/apis/trips/v2/quoteTrip", ColorScheme.Light, 1440);

        await page.GetByLabel("Language of the sample").SelectOptionAsync("Python");
        await Assertions.Expect(page.GetByText("import requests")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Book a trip", Exact = true }).Last.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Book a trip" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("requests.post(")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_every_page_can_be_read_and_reached()
    {
        var page = await OpenAsync("/apis", ColorScheme.Light, 390, script: false);

        await page.GetByRole(AriaRole.Link, new() { Name = "Trips" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the reference" }).ClickAsync();
        await page.GetByLabel("Language of the sample").SelectOptionAsync("Python");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("import requests")).ToBeVisibleAsync();
        await page.GetByText("Trips v2").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Trips v2" }).GetByRole(AriaRole.Link, new() { Name = "Book a trip" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Do not build on this operation")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string path, ColorScheme theme, int width, bool script = true)
    {
        var page = await chromium.NewPageAsync(theme, width, 900, script);
        await page.GotoAsync(new Uri(_portal.Addresses.Portal!, path).ToString());
        return page;
    }

    private async Task<string> TextAsync(string path) => WebUtility.HtmlDecode(await _portal.Portal.GetStringAsync(path, Token));
}
