using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Partners;

public sealed class ApprovalEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_listed_until_it_is_decided_mailed_and_audited()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var waiting = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync();
        var entry = Assert.Single(waiting.GetProperty("organizations").EnumerateArray());
        Assert.Equal(organization, entry.GetProperty("id").GetGuid());
        Assert.False(entry.GetProperty("members")[0].GetProperty("emailConfirmed").GetBoolean());

        var decided = await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/approve", RunningPortal.AdminToken, new { reason = "Known to sales." });

        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.Equal("active", (await decided.JsonAsync()).GetProperty("state").GetString());
        waiting = await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal(0, waiting.GetProperty("organizations").GetArrayLength());
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.True(await db.Set<OutboxMail>().AnyAsync(mail => mail.Subject == "Sunny Tours is approved", Cancel));
        var audited = await db.Set<AuditEntry>().SingleAsync(row => row.Act == "organization.approved", Cancel);
        Assert.Equal(("Known to sales.", organization), (audited.Reason, audited.OrganizationId));
    }

    [Fact]
    public async Task A_rejection_needs_a_reason()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var path = $"/api/v1/organizations/{organization}/reject";

        foreach (var body in new object[] { new { }, new { reason = " " }, new { reason = new string('x', 501) }, new { reason = (string?)null } })
        {
            Assert.True((await (await portal.SendAsync(HttpMethod.Post, path, RunningPortal.AdminToken, body)).ProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("reason", out _));
        }
        var decided = await portal.SendAsync(HttpMethod.Post, path, RunningPortal.AdminToken, new { reason = "No such company." });

        Assert.Equal("rejected", (await decided.JsonAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Of_decisions_at_once_exactly_one_counts()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => portal.SendAsync(
            HttpMethod.Post, $"/api/v1/organizations/{organization}/{(i % 2 == 0 ? "approve" : "reject")}", RunningPortal.AdminToken, new { reason = "because" })));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            await late.ProblemAsync(409, "already_decided");
        }
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(row => row.Act == "organization.approved" || row.Act == "organization.rejected", Cancel));
    }

    [Theory]
    [InlineData("GET", "/api/v1/approvals")]
    [InlineData("POST", "/api/v1/organizations/{0}/approve")]
    [InlineData("POST", "/api/v1/organizations/{0}/reject")]
    public async Task Only_administrators_decide(string method, string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var (_, token) = await portal.TokenAsync(organization, "applications:write", "tokens:write");
        path = path.Replace("{0}", organization.ToString(), StringComparison.Ordinal);
        var body = method == "POST" ? new { reason = "mine" } : null;

        await (await portal.SendAsync(new HttpMethod(method), path, null, body)).ProblemAsync(401, "unauthenticated");
        await (await portal.SendAsync(new HttpMethod(method), path, token, body)).ProblemAsync(403, "administrator_required");

        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(OrganizationState.Pending, await db.Set<Organization>().Where(row => row.Id == organization).Select(row => row.State).SingleAsync(Cancel));
    }

    [Fact]
    public async Task What_is_not_there_is_not_decided()
    {
        await using var portal = await RunningPortal.StartAsync();

        await (await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{Guid.NewGuid()}/approve", RunningPortal.AdminToken)).ProblemAsync(404, "not_found");
    }
}
