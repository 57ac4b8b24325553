using AngleSharp.Dom;
using Portal.Api.Identity;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

/// <summary>Who chooses or approves a plan sees what it would have meant for the calls of the last days.</summary>
public sealed class ReplayPageTests
{
    [Fact]
    public async Task A_partner_sees_it_before_changing_and_before_choosing_and_an_administrator_before_approving()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        var organization = (await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync()).GetProperty("organizations")[0].GetProperty("id").GetGuid();
        await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/approve", RunningPortal.AdminToken, new { });
        var partner = new Scripted(portal, organization, (await portal.TokenAsync(organization, [.. AccessScopes.ForOrganizations])).Token);
        var application = await partner.CreateAsync();
        var (subscription, _) = await partner.SubscribeAsync(application);
        await RecordedMinute.AddAsync(portal, application, "travels", 300);

        await maya.OpenAsync($"/applications/{application}/plan/{subscription}");
        Assert.Contains("Of 300 calls in the last 7 days, 181 (60.3 %) would have been refused if they came evenly; 240 if each minute's came at once.", maya.Text, StringComparison.Ordinal);
        Assert.Contains("All 300 calls of the last 7 days would have passed.", maya.Text, StringComparison.Ordinal);
        await maya.SendAsync("change-plan", ("plan", "partner"));
        Assert.Equal($"/applications/{application}?done=wanted-{subscription}", maya.SentTo);
        await maya.FollowAsync();
        Assert.Contains("Asked for Partner of Travels.", maya.Text, StringComparison.Ordinal);

        await maya.OpenAsync("/applications/subscribe?api=travels&plan=starter");
        Assert.Contains("181 (60.3 %) would have been refused if they came evenly; 240 if each minute's came at once.", maya.Text, StringComparison.Ordinal);
        Assert.Contains("of those of Site.", maya.Text, StringComparison.Ordinal);

        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync($"/admin?item=plan-{subscription}-partner");
        Assert.Contains("Travels, from Starter to Partner", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("All 300 calls of the last 7 days would have passed.", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("approve", ("reason", ""));
        await maya.OpenAsync($"/applications/{application}");
        Assert.Contains("Partner plan: 600 calls a minute", maya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_subscription_has_no_page_to_change_its_plan()
    {
        await using var portal = await RunningPortal.StartAsync();
        var other = await Scripted.StartAsync(portal, "Blue Travel");
        var application = await other.CreateAsync();
        var (subscription, _) = await other.SubscribeAsync(application);
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        await maya.OpenAsync($"/applications/{application}/plan/{subscription}");

        Assert.DoesNotContain("Starter", maya.Text, StringComparison.Ordinal);
        Assert.Null(maya.Page.QuerySelector("input[name=plan]"));
    }
}
