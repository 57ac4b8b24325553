using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Admin;

public sealed class InboxTests
{
    [Fact]
    public async Task An_administrator_approves_and_the_owner_is_told()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.FollowAsync();
        Assert.Contains("E-mail confirmed", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Compare prices.", administrator.Text, StringComparison.Ordinal);

        await administrator.SendAsync("approve", ("reason", "Welcome."));
        Assert.Equal("/admin", administrator.SentTo);
        await administrator.FollowAsync();

        Assert.Contains("Sunny Tours is approved", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Note: Welcome.", (await portal.MailAsync("maya@sunny.example", mail => mail.Subject == "Sunny Tours is approved")).Body, StringComparison.Ordinal);
        await maya.OpenAsync("/account");
        Assert.Contains("Active", maya.Text, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/audit?q=Sunny");
        Assert.Contains("organization.approved", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("“Welcome.”", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_without_a_reason_comes_back_and_with_a_template_it_is_mailed()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync($"/admin?item=organization-{organization}");

        await administrator.SendAsync("reject", ("template", ""), ("reason", " "));
        Assert.Null(administrator.SentTo);
        Assert.NotNull(administrator.Page.QuerySelector("ui-modal #reject [aria-invalid=true]"));
        await administrator.SendAsync("reject", ("template", "identity"), ("reason", "Sorry."));

        Assert.Equal("/admin", administrator.SentTo);
        var mail = await portal.MailAsync("maya@sunny.example", mail => mail.Subject == "Sunny Tours was not approved");
        Assert.Contains("could not verify the company", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Sorry.", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_second_is_told_so()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync($"/admin?item=organization-{organization}");
        await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/approve", RunningPortal.AdminToken);

        await administrator.SendAsync("reject", ("template", "identity"), ("reason", ""));

        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Contains("somebody else decided", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_are_found_by_name_address_and_state_and_shown_with_what_happened()
    {
        await using var portal = await RunningPortal.StartAsync();
        await portal.SignUpAsync();
        await portal.SignUpAsync("chen@city.example", "CityBreaks");
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();

        await administrator.OpenAsync("/admin/organizations?q=CHEN&state=pending");
        var link = Assert.Single(administrator.Page.QuerySelectorAll("tbody a[href^='/admin/organizations/']"));
        await administrator.OpenAsync(link.GetAttribute("href")!);
        Assert.Contains("CityBreaks signed up.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("E-mail not confirmed", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/organizations?state=rejected");
        Assert.Contains("No organisation matches", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync($"/admin/organizations/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }
}
