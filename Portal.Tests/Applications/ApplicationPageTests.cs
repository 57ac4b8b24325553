using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Persistence;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class ApplicationPageTests(ChromiumFixture chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_sees_these_pages_without_signing_in()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var page in new[] { "/applications", "/applications/new", "/applications/subscribe", $"/applications/{Guid.Empty}", $"/applications/{Guid.Empty}/plan/{Guid.Empty}" })
        {
            var answer = await portal.Portal.GetAsync(page, Cancel);

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task From_nothing_to_a_key_that_is_shown_once_rotated_and_revoked(ColorScheme theme)
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz");
        await Scripted.StartAsync(portal);
        var page = await SignInAsync(portal, "SunnyTours@agency.example", theme, script: true);
        await page.GotoAsync(new Uri(portal.Addresses.Portal!, "/applications").ToString());
        await HasNothingForAxeAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Create your first application" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Summer campaign");
        await HasNothingForAxeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create application" }).ClickAsync();
        await HasNothingForAxeAsync(page);
        await page.GetByRole(AriaRole.Group, new() { Name = "Travels" }).GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Subscribed to Travels under Starter. It is active.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Get a key" }).ClickAsync();
        await Assertions.Expect(page.GetByText("export TRAVELZ_KEY=tvz_")).ToBeVisibleAsync();
        await HasNothingForAxeAsync(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Your new key")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change the key" }).ClickAsync();
        await HasNothingForAxeAsync(page);
        var change = page.GetByRole(AriaRole.Dialog);
        await change.GetByLabel("Name").FillAsync("Web site");
        await change.GetByLabel("Addresses it works from").FillAsync("10.0.0.0");
        await change.GetByLabel("Hosts of pages").FillAsync("https://example.com/");
        await change.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Takes a host such as www.example.com, or *.example.com for all below example.com, not 'https://example.com/'.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Hosts of pages").FillAsync("*.example.com");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Works only from 10.0.0.0 and for pages of *.example.com.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Rotate the key" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("The old one works").SelectOptionAsync("168");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rotate key" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Replaced by")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Your new key")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the key" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is revoked: refused on 1 of 1 gateway, slowest")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Another_organisations_application_is_not_there()
    {
        await using var portal = await RunningPortal.StartAsync();
        var owner = await Scripted.StartAsync(portal);
        var application = await owner.CreateAsync();
        await Scripted.StartAsync(portal, "Other Tours");
        var page = await SignInAsync(portal, "OtherTours@agency.example", ColorScheme.Light, script: false);

        var answer = await page.GotoAsync(new Uri(portal.Addresses.Portal!, $"/applications/{application}").ToString());

        Assert.Equal(404, answer!.Status);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> SignInAsync(RunningPortal portal, string email, ColorScheme theme, bool script)
    {
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true), Cancel);
        }
        var page = await chromium.NewPageAsync(theme, script: script);
        await page.GotoAsync(new Uri(portal.Addresses.Portal!, "/sign-in").ToString());
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Partner.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    private static async Task HasNothingForAxeAsync(IPage page)
    {
        var found = await page.FaultsAsync();
        Assert.True(found.Count == 0, $"{page.Url}: {string.Join("; ", found)}");
    }
}
