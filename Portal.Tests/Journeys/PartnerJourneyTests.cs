using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;
using Portal.Tests.Mesh;
using Portal.Tests.Mesh.Interdomain;

namespace Portal.Tests.Journeys;

public sealed class PartnerJourneyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task From_the_catalogue_to_the_first_call_in_the_browser_and_to_a_revoked_key_that_is_refused()
    {
        await using var portal = await Travelz.StartAsync();
        const string Email = "rea@red.example";
        var page = await chromium.NewPageAsync();

        // Finds an API, reads its contract, and is asked to sign in before sending; the form stays filled.
        await page.GotoAsync(portal.Address("/apis"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Travels", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "Quote a trip" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Quote a trip");
        await page.GetByRole(AriaRole.Link, new() { Name = "Try it" }).First.ClickAsync();
        await page.Locator("input[name='p.path.city'], input[name='p.city']").FillAsync("Vienna");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Request", new() { Exact = true })).ToContainTextAsync("/travels/Vienna");

        // Signs up, confirms the e-mail, is approved.
        await page.SignUpAsync(portal, "Red Travel", Email);
        await page.ConfirmByMailAsync(portal, Email);
        await page.SignInAsync(Email);
        var administrator = await chromium.AdministratorAsync(portal);
        await administrator.ApproveAsync(portal, "Red Travel");

        // Makes an application with a subscription under a plan that needs nobody's approval, and gets a key.
        await page.GotoAsync(portal.Address("/applications/subscribe?api=travels&plan=starter"));
        await page.GetByLabel("Name of your application").FillAsync("Red App");
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await page.WaitForURLAsync("**/applications/*-*");
        var application = page.Url.Split('?')[0];
        await page.GetByRole(AriaRole.Button, new() { Name = "Get a key" }).ClickAsync();
        var key = (await page.GetByRole(AriaRole.Group, new() { Name = "The key", Exact = true }).Locator("code").InnerTextAsync()).Trim();
        Assert.StartsWith("tvz_", key, StringComparison.Ordinal);

        // Calls with it, and version 2 answers.
        using var called = await CallAsync(portal.Addresses.Gateway!, key);
        Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        using var quote = JsonDocument.Parse(await called.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("EUR", quote.RootElement.GetProperty("currency").GetString());

        // Calls from the browser, and sees the route.
        await page.GetByRole(AriaRole.Link, new() { Name = "Try it in the browser" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        var answer = page.GetByRole(AriaRole.Region, new() { Name = "Answer", Exact = true });
        // The console wakes up first, in a program that has only just begun.
        await Assertions.Expect(answer.GetByRole(AriaRole.Status).First).ToContainTextAsync("200", new() { Timeout = 20_000 });
        await Assertions.Expect(answer).ToContainTextAsync("travels-external");
        await Assertions.Expect(answer).ToContainTextAsync("v2");

        // The second scenario of the story: asked the same by one of the company's own portals, version 1 answers, and who administers sees why.
        (await portal.VisitAsync("/travels/Vienna", portal.Services.GetRequiredService<PortalKeys>().Of(PortalSite.Voyages))).EnsureSuccessStatusCode();
        await Assertions.Expect(await TraceAsync(administrator, portal, "voyages")).ToContainTextAsync("travelsv1");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Main)).ToContainTextAsync("travels-internal");
        await Assertions.Expect(await TraceAsync(administrator, portal, "Red App")).ToContainTextAsync("travelsv2");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Main)).ToContainTextAsync("travels-external");

        // Revokes the key, and it is refused.
        await page.GotoAsync(application);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the key" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        using var refused = await CallAsync(portal.Addresses.Gateway!, key);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    /// <summary>Of the last call of a caller, from the list of all: its hops. Calls are listed within a second of their end.</summary>
    private static async Task<ILocator> TraceAsync(IPage administrator, RunningPortal portal, string caller)
    {
        var row = administrator.GetByRole(AriaRole.Row).Filter(new() { HasText = caller }).First;
        await Wait.UntilAsync(
            async () =>
            {
                await administrator.GotoAsync(portal.Address("/admin/mesh/traces"));
                return await row.CountAsync() > 0;
            },
            TimeSpan.FromSeconds(15), $"a call of {caller} is listed");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await administrator.WaitForURLAsync("**/admin/mesh/traces/*");
        return administrator.GetByRole(AriaRole.List, new() { Name = "Hops in the order of their tree" });
    }

    [Fact]
    public async Task A_reader_who_is_sent_to_sign_in_comes_back_to_the_same_form_filled()
    {
        await using var portal = await Travelz.StartAsync();
        const string Email = "gil@green.example";
        var page = await chromium.NewPageAsync();
        await page.SignUpAsync(portal, "Green Travel", Email);
        await page.ConfirmByMailAsync(portal, Email);

        // The form's island never wakes: what was typed is not to be lost to whoever is quicker than it.
        await page.RouteAsync("**/_blazor**", route => route.AbortAsync());
        await page.GotoAsync(portal.Address("/apis/travels/v2/quoteTrip/try"));
        var city = page.Locator("input[name='p.path.city'], input[name='p.city']");
        await city.FillAsync("Oslo");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to send" }).And(page.Locator("[href*='Oslo']")).ClickAsync();
        await page.UnrouteAsync("**/_blazor**");
        await page.SignInAsync(Email);

        await page.WaitForURLAsync("**/try**");
        await Assertions.Expect(city).ToHaveValueAsync("Oslo");
    }

    private static async Task<HttpResponseMessage> CallAsync(Uri gateway, string key)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        return await http.GetAsync("/travels/Rome", TestContext.Current.CancellationToken);
    }
}
