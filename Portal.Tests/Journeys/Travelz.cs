using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Hosting;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Journeys;

/// <summary>What a person does, click by click, in a real browser against the whole program.</summary>
internal static class Travelz
{
    public const string Password = "quiet harbour bicycle";

    public static Task<RunningPortal> StartAsync() => RunningPortal.StartAsync("portal,gateway,mesh,travelz");

    public static string Address(this RunningPortal portal, string path) => new Uri(portal.Addresses.Portal!, path).ToString();

    public static string AdministratorLink(this RunningPortal portal) =>
        portal.Services.GetServices<IBannerLine>().Single(line => line.Name == "Administrator").Value!;

    public static async Task SignUpAsync(this IPage page, RunningPortal portal, string organization, string email)
    {
        await page.GotoAsync(portal.Address("/sign-up"));
        await page.GetByLabel("Organisation").FillAsync(organization);
        await page.GetByLabel("Your name").FillAsync("Rea Red");
        await page.GetByLabel("Work e-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("What will you use the APIs for?").FillAsync("City trips for our customers.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-up/sent");
    }

    /// <summary>Opens the mail the way the person does: from the list, by its subject, and follows its link.</summary>
    public static async Task ConfirmByMailAsync(this IPage page, RunningPortal portal, string email)
    {
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = email });
        for (var tries = 0; tries < 50; tries++)
        {
            await page.GotoAsync(portal.Address("/dev/mail"));
            if (await row.CountAsync() > 0)
            {
                break;
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        await row.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("a[href*='/confirm-email']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm my e-mail" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
    }

    /// <summary>Fills in the sign-in form that the page shows.</summary>
    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public static async Task<IPage> AdministratorAsync(this ChromiumFixture chromium, RunningPortal portal, ColorScheme theme = ColorScheme.Light)
    {
        var page = await chromium.NewPageAsync(theme);
        await page.GotoAsync(portal.AdministratorLink());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as administrator" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }

    public static async Task ApproveAsync(this IPage administrator, RunningPortal portal, string title)
    {
        await administrator.GotoAsync(portal.Address("/admin"));
        await administrator.GetByRole(AriaRole.Navigation, new() { Name = "Waiting" }).GetByRole(AriaRole.Link).Filter(new() { HasText = title }).ClickAsync();
        await administrator.WaitForURLAsync("**/admin?item=*");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Main)).ToContainTextAsync(title);
        await administrator.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Approve" }).First.ClickAsync();
        var dialog = administrator.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Note to the owner").FillAsync("Welcome.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Status).First.WaitForAsync();
    }
}
