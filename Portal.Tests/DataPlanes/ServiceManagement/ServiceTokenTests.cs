using System.Net;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.DataPlanes.ServiceManagement;

public sealed class ServiceTokenTests
{
    private const string Tokens = "/api/v1/apis/travels/service-tokens";

    [Fact]
    public async Task Administrators_make_a_token_that_works_at_once_is_told_once_and_is_refused_when_it_is_revoked()
    {
        await using var portal = await RunningPortal.StartAsync("portal,control");
        using var http = new HttpClient { BaseAddress = portal.Addresses.Control };

        using var issued = await portal.SendAsync(HttpMethod.Post, Tokens, RunningPortal.AdminToken, new { name = "Prague" });
        var made = await issued.JsonAsync();
        var token = made.GetProperty("token").GetString()!;
        Assert.Equal("no-store", issued.Headers.CacheControl?.ToString());
        Assert.Contains("user_key_invalid", await AskAsync(http, token), StringComparison.Ordinal);

        using var listed = await portal.SendAsync(HttpMethod.Get, Tokens, RunningPortal.AdminToken);
        Assert.DoesNotContain(token, await listed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var revoked = await portal.SendAsync(HttpMethod.Delete, $"/api/v1/service-tokens/{made.GetProperty("id").GetGuid()}", RunningPortal.AdminToken);
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Contains("service_token_invalid", await AskAsync(http, token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_organisations_have_nothing_to_do_with_service_tokens_or_rejected_reports()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (_, token) = await portal.TokenAsync(await portal.SignUpAsync(), "applications:read", "applications:write", "requests:read");

        await (await portal.SendAsync(HttpMethod.Get, Tokens, token)).ProblemAsync(403, "administrator_required");
        await (await portal.SendAsync(HttpMethod.Post, Tokens, token, new { name = "Mine" })).ProblemAsync(403, "administrator_required");
        await (await portal.SendAsync(HttpMethod.Delete, $"/api/v1/service-tokens/{Guid.NewGuid()}", token)).ProblemAsync(403, "administrator_required");
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/rejected-reports", token)).ProblemAsync(403, "administrator_required");
    }

    private static Task<string> AskAsync(HttpClient http, string token) => ReadAsync(http, $"/transactions/authorize.xml?service_token={token}&service_id=travels&user_key=none");

    private static async Task<string> ReadAsync(HttpClient http, string target)
    {
        using var answer = await http.GetAsync(target, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
