using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Catalog;
using Portal.Tests.Conventions;
using Portal.Tests.Hosting;

namespace Portal.Tests.Reference;

/// <summary>Pages of everything a contract can say, and of a large public one where it lies beside the checkout, with all of it unfolded.</summary>
public sealed class LargeReferenceTests(ChromiumFixture chromium, EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    private static readonly string Stripe = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi", "stripe", "spec3.json"));

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Everything_a_contract_can_say_is_accessible_and_fits(ColorScheme theme, int width)
    {
        foreach (var path in new[] { "/apis/everything", "/apis/everything/v1/bookTrip", "/apis/everything/v1/readReport", "/apis/everything/v1/dropChanges", "/apis/everything/v1/schemas/Trip", "/apis/everything/v1/webhooks/tripMoved" })
        {
            await CheckAsync(everything.Portal, path, theme, width, unfold: 3);
        }
    }

    [Fact]
    public async Task The_deepest_schemas_of_a_large_contract_are_accessible_and_fit_and_its_keys_lead_on()
    {
        Assert.SkipUnless(File.Exists(Stripe), "Stripe's document does not lie beside the checkout.");
        using var folder = new ContractFolder();
        folder.Write("stripe/api.yaml", "title: Stripe\nsummary: Large.\nowner: Test\ndomain: public\naudience: partners\nversions: [{ name: v1, audience: partners }]\n");
        folder.Write("stripe/v1.json", await File.ReadAllTextAsync(Stripe, TestContext.Current.CancellationToken));
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);

        await CheckAsync(portal, "/apis/stripe/v1/PostCheckoutSessions", ColorScheme.Dark, 390, unfold: 6);
        await CheckAsync(portal, "/apis/stripe/v1/schemas/payment_intent", ColorScheme.Light, 1440, unfold: 6);
        await CheckAsync(portal, "/apis/stripe", ColorScheme.Light, 390, unfold: 0);
        var last = await OpenAsync(portal, "/apis/stripe/v1/GetTransfers", ColorScheme.Light, 1440);
        await Assertions.Expect(last.Locator(".rail [aria-current=page]")).ToBeInViewportAsync();
        var page = await OpenAsync(portal, "/apis/stripe/v1/PostCheckoutSessions", ColorScheme.Light, 1440);
        var (here, title) = (page.Url, await page.TitleAsync());
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page).Not.ToHaveURLAsync(here);
        // The address changes before the page does, and a key leads on from the page that stands.
        await Assertions.Expect(page).Not.ToHaveTitleAsync(title);
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page).ToHaveURLAsync(here);
    }

    private async Task CheckAsync(RunningPortal portal, string path, ColorScheme theme, int width, int unfold)
    {
        var page = await OpenAsync(portal, path, theme, width);
        // What is unfolded holds what is folded: a few levels of it.
        for (var level = 0; level < unfold; level++)
        {
            await page.EvaluateAsync("() => [...document.querySelectorAll('main details:not([open])')].slice(0, 12).forEach(fold => fold.open = true)");
            await Assertions.Expect(page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        }
        var found = await page.FaultsAsync();
        Assert.True(found.Count == 0, path + ": " + string.Join('\n', found));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways at {width}.");
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(RunningPortal portal, string path, ColorScheme theme, int width)
    {
        var page = await chromium.NewPageAsync(theme, width, 900);
        await page.GotoAsync(new Uri(portal.Addresses.Portal!, path).ToString());
        return page;
    }
}
