using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;
using Portal.Tests.Mesh.Interdomain;
using Portal.Tests.Partners;

namespace Portal.Tests.Journeys;

/// <summary>axe-core finds nothing on any page, in either theme, on a desk or on a phone, and the strict policy is never broken.</summary>
public sealed class AccessibilityTests(ChromiumFixture chromium)
{
    private bool _measuring;

    private static readonly string[] ForAnyone =
    [
        "/", "/apis", "/apis/travels/v2/schemas/Quote", "/apis/travels/guides", "/apis/travels/guides/errors-and-limits", "/problems", "/problems/no_operation", "/apis?q=nothing-like-this", "/apis?domain=travel-agency", "/apis/travels", "/apis/flights/v1", "/apis/travels/v2/quoteTrip", "/apis/travels/v2/quoteTrip/try", "/changelog", "/apis/travels/v2/changelog",
        "/sign-up", "/sign-up/sent", "/sign-in", "/forgot-password", "/reset-password?token=x", "/confirm-email?token=x", "/bootstrap?token=x", "/dev/mail", "/nowhere",
    ];

    private static readonly string[] ForMembers = ["/", "/account", "/applications", "/applications/new", "/applications/subscribe?api=travels&plan=starter"];

    private static readonly string[] ForAdministrators = ["/admin", "/admin/contracts", "/admin/contracts/travels/v2", "/apis/travels/v2/revisions", "/apis/travels/v2/compare?from=v1&to=v2", "/admin/organizations", "/admin/audit", "/admin/wrong-keys", "/admin/traffic", "/admin/mesh", "/admin/mesh?node=travel-agency/travels-v2", "/admin/mesh/traces", "/admin/mesh/portals", "/admin/mesh/rules", "/admin/mesh/domains", "/admin/mesh/domains?hours=1&from=travel-portal&to=travel-agency", "/admin/drift", "/admin/drift/proposal?api=travels&version=v2", "/admin/versions", "/admin/checks", "/admin/checks/travels", "/admin/versions/travels/v1", "/status", "/status/doors/nginx", "/status/service-tokens", "/account"];

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync("<html lang=en><title>a</title><main><h1>a</h1><img src='data:,'></main>");

        Assert.StartsWith("image-alt: ", Assert.Single(await page.FaultsAsync()), StringComparison.Ordinal);
        Assert.Empty(await page.FaultsAsync(onlyLooks: true));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_in_the_light_on_a_desk_or_in_the_dark_on_a_phone()
    {
        await using var portal = await Travelz.StartAsync();
        var found = new List<string>();
        var page = await chromium.NewPageAsync();
        page.Console += (_, message) =>
        {
            // axe itself writes styles while it measures contrasts; what the page does, it does before.
            if (!_measuring && message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                found.Add($"{page.Url}: {message.Text}");
            }
        };
        var home = portal.Address("/");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                found.Add($"{page.Url}: asks another host: {request.Url}");
            }
        };

        await CheckAsync(page, portal, ForAnyone, found);
        await page.SignUpAsync(portal, "Red Travel", "rea@red.example");
        await page.ConfirmByMailAsync(portal, "rea@red.example");
        await page.SignInAsync("rea@red.example");
        await CheckAsync(page, portal, ForMembers, found);
        await CheckAsync(page, portal, await WorkAsync(page, portal), found);
        await page.GotoAsync(portal.AdministratorLink());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as administrator" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        await portal.VisitAsync("/travels/Rome", key: null);
        var traces = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/mesh/traces?limit=1", RunningPortal.AdminToken)).JsonAsync();
        await CheckAsync(page, portal, [.. ForAdministrators, $"/admin/mesh/traces/{traces.GetProperty("traces")[0].GetProperty("traceId").GetString()}"], found);

        await page.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>An application with a key and a call: pages that are longer when something has happened.</summary>
    private static async Task<string[]> WorkAsync(IPage page, RunningPortal portal)
    {
        var waiting = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync();
        var organization = waiting.GetProperty("organizations").EnumerateArray().Single().GetProperty("id").GetString();
        await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/approve", RunningPortal.AdminToken, new { reason = "Known" });
        await page.GotoAsync(portal.Address("/applications/subscribe?api=travels&plan=starter"));
        await page.GetByLabel("Name of your application").FillAsync("Red App");
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await page.WaitForURLAsync("**/applications/*-*");
        var application = new Uri(page.Url).AbsolutePath;
        var plan = await page.GetByRole(AriaRole.Link, new() { Name = "Change plan for Travels" }).GetAttributeAsync("href");
        await page.GotoAsync(portal.Address("/apis/travels/v2/quoteTrip/try"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was checked" }).WaitForAsync();
        var request = await page.Locator("[data-copy*='/requests/']").GetAttributeAsync("data-copy");
        return [application, plan!, new Uri(request!).AbsolutePath, "/", "/apis/travels/v2/quoteTrip"];
    }

    private async Task CheckAsync(IPage page, RunningPortal portal, string[] paths, List<string> found)
    {
        foreach (var path in paths)
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.GotoAsync(portal.Address(path));
            found.AddRange(await FaultsAsync(page, path, onlyLooks: false));
            // The same page: what depends on the window and the theme is the stylesheet's business alone.
            await page.SetViewportSizeAsync(390, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            found.AddRange(await FaultsAsync(page, $"{path} on a phone", onlyLooks: true));
        }
        await page.SetViewportSizeAsync(1440, 900);
    }

    private async Task<List<string>> FaultsAsync(IPage page, string path, bool onlyLooks)
    {
        _measuring = true;
        var found = await page.FaultsAsync(onlyLooks);
        _measuring = false;
        var faults = found.Select(fault => $"{path}: {fault}").ToList();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{path}: wider than the window");
        }
        return faults;
    }
}
