using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Travelz;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;
using Portal.Tests.Mesh;
using Portal.Tests.Partners;

namespace Portal.Tests.Journeys;

/// <summary>The fourth scenario of the story: what is between domains inside the company needs leave as well, and who administers sees it.</summary>
public sealed class DomainsJourneyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task An_administrator_takes_a_portals_key_away_sees_its_calls_refused_and_lets_them_pass_observed()
    {
        await using var portal = await RunningPortal.StartAsync(
            "portal,gateway,mesh,travelz", null, "--Travelz:Traffic=true", "--Travelz:Voyages:Ratio=100", "--Travelz:Viaggi:Ratio=0", "--Travelz:TravelsUk:Ratio=0");
        var voyages = portal.Services.GetServices<IWorkload>().OfType<TravelPortal>().Single(one => one.Host == "voyages");
        var page = await chromium.AdministratorAsync(portal);
        await Wait.UntilAsync(() => Task.FromResult(voyages.Status.Requests.Total > 0), TimeSpan.FromSeconds(15), "a visitor of voyages is answered");
        Assert.Null(voyages.Status.Refusal);

        // Sees by which right the portal calls.
        await OpenUntilAsync(page, portal, "voyages.fr");
        var pair = page.GetByRole(AriaRole.Region, new() { Name = "Travel portals into Travel agency" });
        var row = pair.GetByRole(AriaRole.Row).Filter(new() { HasText = "voyages.fr" });
        await Assertions.Expect(row).ToContainTextAsync("travels v1");
        await Assertions.Expect(row).ToContainTextAsync("Internal, active");
        await Assertions.Expect(row).ToContainTextAsync("mutual TLS");

        // Takes its key away: at once its calls are refused, and the page says what is to be done.
        var credential = portal.Services.GetRequiredService<PortalKeys>().Id(PortalSite.Voyages, "credential");
        await portal.SendAsync(HttpMethod.Delete, $"/api/v1/credentials/{credential}", RunningPortal.AdminToken);
        await Wait.UntilAsync(() => Task.FromResult(voyages.Status.Refusal is { Status: 403, Code: "credential_unknown" }), TimeSpan.FromSeconds(10), "voyages is refused");
        await OpenUntilAsync(page, portal, "voyages to travels-v1");
        var violations = page.GetByRole(AriaRole.Region, new() { Name = "What calls lacked" });
        await Assertions.Expect(violations.GetByRole(AriaRole.Listitem)).ToContainTextAsync("refused");
        await Assertions.Expect(violations.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Make a new key on the application's page and use that one.");

        // Sees it where the portal itself says how it is.
        await page.GetByRole(AriaRole.Navigation, new() { Name = "The mesh" }).GetByRole(AriaRole.Link, new() { Name = "Portals" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Voyages" })).ToContainTextAsync("The agency refuses it: 403");
        await page.GoBackAsync();

        // Looks at one of the calls, and comes back.
        await violations.GetByRole(AriaRole.Link, new() { Name = "The last call" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("403 Forbidden");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("travel-portal to travel-agency");
        await page.GoBackAsync();

        // Lets them pass for now: the portal is answered again, and what it lacks is told.
        await pair.GetByLabel("Calls without contract, subscription or key").SelectOptionAsync("observe");
        await pair.GetByLabel("Reason").FillAsync("The new key comes this week");
        await pair.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("pass from now on");
        await Wait.UntilAsync(() => Task.FromResult(voyages.Status.Refusal is null), TimeSpan.FromSeconds(10), "voyages is answered");
        await OpenUntilAsync(page, portal, "let through");
        await Assertions.Expect(pair).ToContainTextAsync("observed");
        await Assertions.Expect(pair).ToContainTextAsync("The new key comes this week");
        await page.Context.CloseAsync();
    }

    /// <summary>What sidecars counted is written within a second.</summary>
    private static async Task OpenUntilAsync(IPage page, RunningPortal portal, string text)
    {
        await Wait.UntilAsync(
            async () =>
            {
                await page.GotoAsync(portal.Address("/admin/mesh/domains"));
                return (await page.GetByRole(AriaRole.Main).InnerTextAsync()).Contains(text, StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(15), $"the page says '{text}'");
    }
}
