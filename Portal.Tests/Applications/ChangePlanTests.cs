using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Applications;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Audit;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class ChangePlanTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_that_needs_approval_waits_while_the_present_one_goes_on_and_holds_once_approved()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, application, id) = await SubscribedAsync(portal);

        var asked = await (await ChangeAsync(portal, partner, id, "partner")).JsonAsync();

        Assert.Equal(("active", "starter", "partner"), Read(asked));
        Assert.Equal(("active", "starter", "partner"), Read(await (await ChangeAsync(portal, partner, id, "partner")).JsonAsync()));
        Assert.Equal("starter", PlanInForce(portal, application));
        var waiting = Assert.Single((await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync()).GetProperty("subscriptions").EnumerateArray());
        Assert.Equal(("starter", "partner"), (waiting.GetProperty("plan").GetProperty("slug").GetString(), waiting.GetProperty("wantedPlan").GetProperty("slug").GetString()));

        Assert.Equal(HttpStatusCode.OK, (await partner.DecideAsync(id, "approve", new { reason = "Growing.", plan = "partner" })).StatusCode);

        Assert.Equal("partner", PlanInForce(portal, application));
        await (await partner.DecideAsync(id, "approve")).ProblemAsync(409, "already_decided");
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(["subscription.plan_requested", "subscription.plan_approved"], await ActsAsync(db));
    }

    [Fact]
    public async Task A_rejected_move_leaves_the_plan_as_it_was_and_is_mailed_with_its_reason()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, application, id) = await SubscribedAsync(portal, confirmed: true);
        await ChangeAsync(portal, partner, id, "partner");

        var rejected = await (await partner.DecideAsync(id, "reject", new { reason = "Not yet." })).JsonAsync();

        Assert.Equal("active", rejected.GetProperty("state").GetString());
        Assert.Equal("starter", PlanInForce(portal, application));
        var mail = await portal.MailAsync("SunnyTours@agency.example", mail => mail.Subject == "Site: plan Partner of travels rejected");
        Assert.Contains("Not yet.", mail.Body, StringComparison.Ordinal);
        Assert.Contains("The plan it had goes on.", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_approval_holds_at_once_and_a_request_can_be_taken_back()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, application, id) = await SubscribedAsync(portal);
        await ChangeAsync(portal, partner, id, "partner");
        Assert.Equal(("active", "starter", null), Read(await (await ChangeAsync(portal, partner, id, "starter")).JsonAsync()));
        await (await partner.DecideAsync(id, "approve")).ProblemAsync(409, "already_decided");
        await ChangeAsync(portal, partner, id, "partner");
        await partner.DecideAsync(id, "approve");

        Assert.Equal(("active", "starter", null), Read(await (await ChangeAsync(portal, partner, id, "starter")).JsonAsync()));

        Assert.Equal("starter", PlanInForce(portal, application));
    }

    [Fact]
    public async Task What_waits_under_a_manual_plan_is_active_at_once_under_an_automatic_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        var (id, _) = await partner.SubscribeAsync(application, "travels", "partner");

        Assert.Equal(("active", "starter", null), Read(await (await ChangeAsync(portal, partner, id, "starter")).JsonAsync()));
        Assert.Equal("starter", PlanInForce(portal, application));
    }

    [Fact]
    public async Task Nobody_decides_on_another_plan_than_was_looked_at()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, application, id) = await SubscribedAsync(portal);
        await ChangeAsync(portal, partner, id, "partner");

        await (await partner.DecideAsync(id, "approve", new { plan = "gold" })).ProblemAsync(409, "changed_meanwhile");

        Assert.Equal("starter", PlanInForce(portal, application));
    }

    [Fact]
    public async Task Only_its_owner_changes_a_plan_only_to_what_is_offered_and_only_while_it_lives()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, _, id) = await SubscribedAsync(portal);
        var other = await Scripted.StartAsync(portal, "Blue Travel");
        var reader = await portal.TokenAsync(partner.Organization, "applications:read");

        await (await ChangeAsync(portal, other, id, "partner")).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{id}/plan", reader.Token, new { plan = "partner" })).ProblemAsync(403, "scope_missing");
        await (await ChangeAsync(portal, partner, id, "internal")).ProblemAsync(400, "invalid");
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            await db.Set<Subscription>().ExecuteUpdateAsync(row => row.SetProperty(subscription => subscription.State, SubscriptionState.Cancelled), Cancel);
        }
        await (await ChangeAsync(portal, partner, id, "partner")).ProblemAsync(409, "subscription_over");
    }

    private static async Task<(Scripted Partner, Guid Application, Guid Subscription)> SubscribedAsync(RunningPortal portal, bool confirmed = false)
    {
        var partner = await Scripted.StartAsync(portal);
        if (confirmed)
        {
            await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
            await db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, true), Cancel);
        }
        var application = await partner.CreateAsync();
        return (partner, application, (await partner.SubscribeAsync(application)).Id);
    }

    private static Task<HttpResponseMessage> ChangeAsync(RunningPortal portal, Scripted partner, Guid id, string plan) =>
        portal.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{id}/plan", partner.Token, new { plan });

    private static (string? State, string? Plan, string? Wanted) Read(JsonElement answer) =>
        (answer.GetProperty("state").GetString(), answer.GetProperty("plan").GetString(), answer.GetProperty("wantedPlan").GetString());

    /// <summary>What the gateway decides by.</summary>
    private static string PlanInForce(RunningPortal portal, Guid application) =>
        portal.Services.GetRequiredService<AccessStore>().Current.Snapshot.Applications[application].Subscriptions["travels"].Plan;

    private static Task<List<string>> ActsAsync(PortalDbContext db) =>
        db.Set<AuditEntry>().Where(entry => entry.Act.StartsWith("subscription.plan")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel);
}
