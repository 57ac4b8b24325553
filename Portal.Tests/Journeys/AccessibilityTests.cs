using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Journeys;

/// <summary>axe-core finds nothing on any page, in either theme, on a desk or on a phone, and the strict policy is never broken.</summary>
public sealed class AccessibilityTests(ChromiumFixture chromium)
{
    private bool _measuring;

    private static readonly string[] ForAnyone =
    [
        "/", "/apis", "/apis?q=nothing-like-this", "/apis/travels", "/apis/flights/v1", "/apis/travels/v2/quoteTrip", "/apis/travels/v2/quoteTrip/try",
        "/sign-up", "/sign-up/sent", "/sign-in", "/forgot-password", "/reset-password?token=x", "/confirm-email?token=x", "/bootstrap?token=x", "/dev/mail", "/nowhere",
    ];

    private static readonly string[] ForMembers = ["/", "/account", "/applications", "/applications/new", "/applications/subscribe?api=travels&plan=starter"];

    private static readonly string[] ForAdministrators = ["/admin", "/admin/organizations", "/admin/audit", "/admin/traffic", "/account"];

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme theme, int width)
    {
        await using var portal = await Travelz.StartAsync();
        var found = new List<string>();
        var page = await chromium.NewPageAsync(theme, width);
        page.Console += (_, message) =>
        {
            // axe itself writes styles while it measures contrasts; what the page does, it does before.
            if (!_measuring && message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                found.Add($"{page.Url}: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(portal.Addresses.Portal!.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                found.Add($"{page.Url}: asks another host: {request.Url}");
            }
        };

        await CheckAsync(page, portal, ForAnyone, found);
        await page.SignUpAsync(portal, "Red Travel", "rea@red.example");
        await page.ConfirmByMailAsync(portal, "rea@red.example");
        await page.SignInAsync("rea@red.example");
        await CheckAsync(page, portal, ForMembers, found);
        await page.GotoAsync(portal.AdministratorLink());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as administrator" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        await CheckAsync(page, portal, ForAdministrators, found);

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private async Task CheckAsync(IPage page, RunningPortal portal, string[] paths, List<string> found)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(portal.Address(path));
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            _measuring = true;
            var result = await page.RunAxe();
            _measuring = false;
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{path}: {violation.Id}: {violation.Help}: {node.Html}")));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                found.Add($"{path}: wider than the window");
            }
        }
    }
}
