using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Identity.Administrators;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Account;

public sealed class AccountBrowserTests(ChromiumFixture chromium)
{
    private const float Patience = 15_000;

    private static readonly string[] AnyonesPages = ["/sign-up", "/sign-up/sent", "/sign-in", "/forgot-password", "/reset-password?token=x", "/confirm-email?token=x", "/dev/mail"];

    private static readonly string[] AdministratorsPages = ["/admin", "/admin/organizations", "/admin/audit", "/account"];

    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Nothing_on_these_pages_shuts_anyone_out(ColorScheme theme, int width, int height)
    {
        await using var portal = await RunningPortal.StartAsync();
        await portal.SignUpAsync();
        await portal.SignUpAsync("chen@city.example", "CityBreaks");
        await portal.LinkFromMailAsync("chen@city.example", "/confirm-email");
        var page = await chromium.NewPageAsync(theme, width, height);
        foreach (var path in AnyonesPages)
        {
            await CheckAsync(page, portal, path);
        }
        await CheckAsync(page, portal, "/bootstrap?token=" + portal.Services.GetRequiredService<AdministratorLink>().Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as administrator" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        foreach (var path in AdministratorsPages)
        {
            await CheckAsync(page, portal, path);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await AxeAsync(page, "new token");
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_decides_with_the_keyboard()
    {
        await using var portal = await RunningPortal.StartAsync();
        await portal.SignUpAsync();
        await portal.SignUpAsync("chen@city.example", "CityBreaks");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(new Uri(portal.Addresses.Portal!, "/bootstrap?token=" + portal.Services.GetRequiredService<AdministratorLink>().Token).ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as administrator" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sunny Tours" })).ToBeVisibleAsync(new() { Timeout = Patience });

        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "CityBreaks" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Reject CityBreaks?" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await AxeAsync(page, "reject");
        await page.GetByLabel("Words of your own").FillAsync("No such company.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "CityBreaks is rejected" })).ToBeVisibleAsync(new() { Timeout = Patience });

        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Keyboard.PressAsync("a");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing waits for you")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.CloseAsync();
    }

    private static async Task CheckAsync(IPage page, RunningPortal portal, string path)
    {
        await page.GotoAsync(new Uri(portal.Addresses.Portal!, path).ToString());
        await AxeAsync(page, path);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the screen");
    }

    private static async Task AxeAsync(IPage page, string where)
    {
        var found = await page.FaultsAsync();
        Assert.True(found.Count == 0, $"{where}: {string.Join("; ", found)}");
    }
}
