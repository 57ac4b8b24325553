using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Notifications;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class SubscriptionRuleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_automatic_plan_is_active_at_once_and_a_manual_one_waits()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();

        Assert.Equal("active", (await partner.SubscribeAsync(application, "flights")).State);
        Assert.Equal("pending", (await partner.SubscribeAsync(application, "travels", "partner")).State);
    }

    [Fact]
    public async Task A_subscription_is_cancelled_once_and_by_its_owner_and_can_be_taken_again()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, other) = (await Scripted.StartAsync(portal), await Scripted.StartAsync(portal, "Other Tours"));
        var application = await partner.CreateAsync();
        var (id, _) = await partner.SubscribeAsync(application);

        var meant = await (await partner.PostAsync($"/applications/{application}/subscriptions", new { api = "trvels", plan = "starter" })).ProblemAsync(400, "invalid");
        Assert.Equal("The field 'api' names no API that you may subscribe to: 'trvels'; did you mean 'travels'? GET /api/v1/apis lists those you can see.", meant.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Delete, $"/api/v1/subscriptions/{id}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"/subscriptions/{id}")).StatusCode);
        Assert.Equal("cancelled", (await (await partner.DeleteAsync($"/subscriptions/{id}")).JsonAsync()).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await partner.DeleteAsync($"/subscriptions/{id}")).StatusCode);
        Assert.Equal("active", (await partner.SubscribeAsync(application)).State);
    }

    [Fact]
    public async Task What_a_waiting_organisation_subscribed_to_becomes_active_with_its_approval_and_needs_no_second_decision()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal, approved: false);
        var application = await partner.CreateAsync();
        Assert.Equal("pending", (await partner.SubscribeAsync(application)).State);
        await partner.SubscribeAsync(application, "flights", "partner");
        var inbox = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal("flights", Assert.Single(inbox.GetProperty("subscriptions").EnumerateArray()).GetProperty("api").GetString());

        await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{partner.Organization}/approve", RunningPortal.AdminToken, new { });

        Assert.Equal("active", await StateAsync(partner, application, "travels"));
        Assert.Equal("pending", await StateAsync(partner, application, "flights"));
    }

    [Fact]
    public async Task An_application_has_one_live_subscription_to_an_api_however_many_are_asked_for_at_once()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => partner.PostAsync($"/applications/{application}/subscriptions", new { api = "travels", plan = "starter" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await refused.ProblemAsync(409, "already_subscribed");
        }
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_counts_and_is_mailed_once()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        await ConfirmAsync(portal);
        var application = await partner.CreateAsync();
        for (var round = 0; round < 5; round++)
        {
            var api = new[] { "travels", "flights", "hotels", "cars", "insurances" }[round];
            var (id, _) = await partner.SubscribeAsync(application, api, "partner");

            var answers = await Task.WhenAll(partner.DecideAsync(id, "approve"), partner.DecideAsync(id, "reject"));

            var won = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            await Assert.Single(answers, answer => answer != won).ProblemAsync(409, "already_decided");
            var state = (await won.JsonAsync()).GetProperty("state").GetString();
            Assert.Equal(state, await StateAsync(partner, application, api));
            await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
            var mail = Assert.Single(await db.Set<OutboxMail>().Where(mail => mail.Subject.Contains("subscription to " + api)).ToListAsync(Cancel));
            Assert.Contains(state == "active" ? "approved" : "rejected", mail.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rejection_takes_a_reason()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        var (id, _) = await partner.SubscribeAsync(application, "travels", "partner");

        var problem = await (await partner.DecideAsync(id, "reject", new { reason = "  " })).ProblemAsync(400, "invalid");

        Assert.True(problem.GetProperty("errors").TryGetProperty("reason", out _));
        Assert.Equal("pending", await StateAsync(partner, application, "travels"));
    }

    [Fact]
    public async Task Only_what_is_offered_can_be_taken()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        (string Api, string Plan, string Field)[] wrong =
            [("discounts", "internal", "api"), ("travels", "internal", "plan"), ("travels", "gold", "plan"), ("nothing", "starter", "api"), ("", "starter", "api")];

        foreach (var (api, plan, field) in wrong)
        {
            var problem = await (await partner.PostAsync($"/applications/{application}/subscriptions", new { api, plan })).ProblemAsync(400, "invalid");

            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        }
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(0, await db.Set<Subscription>().CountAsync(Cancel));
    }

    private static async Task<string?> StateAsync(Scripted partner, Guid application, string api) =>
        (await (await partner.GetAsync($"/applications/{application}")).JsonAsync()).GetProperty("subscriptions").EnumerateArray()
            .Single(subscription => subscription.GetProperty("api").GetString() == api).GetProperty("state").GetString();

    private static async Task ConfirmAsync(RunningPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true), Cancel);
    }
}
