using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Notifications;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;

namespace Portal.Tests.Partners;

public sealed class SuspensionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_calls_of_a_suspended_organisation_are_refused_at_once_and_its_keys_work_again_when_it_is_reinstated()
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway");
        var sunny = await Scripted.StartAsync(portal);
        var application = await sunny.CreateAsync();
        await sunny.SubscribeAsync(application);
        var (_, key) = await sunny.IssueAsync(application);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(portal, key)).StatusCode);

        var suspended = await DecideAsync(portal, sunny.Organization, "suspend", new { reason = "Calls with keys of others." });

        Assert.Equal("suspended", (await suspended.JsonAsync()).GetProperty("state").GetString());
        await (await CallAsync(portal, key)).ProblemAsync(403, "application_not_active");
        await (await sunny.PostAsync($"/applications/{application}/credentials", new { kind = "user_key" })).ProblemAsync(409, "organization_not_active");
        var listed = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/organizations?state=suspended", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal("Calls with keys of others.", Assert.Single(listed.EnumerateArray()).GetProperty("reason").GetString());
        await (await DecideAsync(portal, sunny.Organization, "suspend", new { reason = "Again." })).ProblemAsync(409, "wrong_state");
        await (await DecideAsync(portal, sunny.Organization, "approve", new { })).ProblemAsync(409, "already_decided");

        await DecideAsync(portal, sunny.Organization, "reinstate", new { reason = "Settled." });

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(portal, key)).StatusCode);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(["Sunny Tours is approved", "Sunny Tours is suspended", "Sunny Tours is reinstated"],
            await db.Set<OutboxMail>().Where(mail => mail.Subject.StartsWith("Sunny Tours is ")).OrderBy(mail => mail.CreatedAt).Select(mail => mail.Subject).ToListAsync(Cancel));
        Assert.Equal("Settled.", (await db.Set<AuditEntry>().SingleAsync(row => row.Act == "organization.reinstated", Cancel)).Reason);
    }

    [Fact]
    public async Task Who_waits_is_not_suspended_who_was_rejected_by_mistake_is_reinstated_and_only_administrators_do_it()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var (_, token) = await portal.TokenAsync(organization, "applications:write");
        foreach (var act in new[] { "suspend", "reinstate" })
        {
            var path = $"/api/v1/organizations/{organization}/{act}";
            await (await portal.SendAsync(HttpMethod.Post, path, null, new { reason = "Mine." })).ProblemAsync(401, "unauthenticated");
            await (await portal.SendAsync(HttpMethod.Post, path, token, new { reason = "Mine." })).ProblemAsync(403, "administrator_required");
            await (await DecideAsync(portal, organization, act, new { reason = "Waits." })).ProblemAsync(409, "wrong_state");
            await (await DecideAsync(portal, Guid.NewGuid(), act, new { reason = "Nobody." })).ProblemAsync(404, "not_found");
        }
        Assert.True((await (await DecideAsync(portal, organization, "suspend", new { reason = " " })).ProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("reason", out _));
        await DecideAsync(portal, organization, "reject", new { reason = "Taken for another." });

        var back = await DecideAsync(portal, organization, "reinstate", new { });

        Assert.Equal("active", (await back.JsonAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_administrator_suspends_on_the_organisations_page_with_a_reason_that_its_owner_reads()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        var listed = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/organizations?text=Sunny", RunningPortal.AdminToken)).JsonAsync();
        var organization = listed[0].GetProperty("id").GetGuid();
        await DecideAsync(portal, organization, "approve", new { });
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync($"/admin/organizations/{organization}");

        var tooLong = new string('x', 501);
        await administrator.SendAsync("suspend", ("reason", tooLong));
        Assert.Null(administrator.SentTo);
        Assert.Equal(tooLong, administrator.Page.QuerySelector("textarea[name=reason][aria-invalid=true]")!.TextContent.Trim());
        await administrator.SendAsync("suspend", ("reason", "Calls with keys of others."));
        await administrator.FollowAsync();

        Assert.Contains("Sunny Tours is suspended", administrator.Text, StringComparison.Ordinal);
        Assert.NotNull(administrator.Page.QuerySelector("dialog#reinstate"));
        await maya.OpenAsync("/account");
        Assert.Contains("Calls with keys of others.", maya.Text, StringComparison.Ordinal);
        Assert.Contains("work again when the suspension ends", maya.Text, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> DecideAsync(RunningPortal portal, Guid organization, string act, object body) =>
        portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/{act}", RunningPortal.AdminToken, body);

    private static async Task<HttpResponseMessage> CallAsync(RunningPortal portal, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.Addresses.Gateway!, "/travels/Rome"));
        request.Headers.Add("X-API-Key", key);
        request.Headers.Add("X-Environment", "mock");
        return await portal.Portal.SendAsync(request, Cancel);
    }
}
