using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Admin;

public sealed class ServiceTokensPageTests
{
    private const string Page = "/status/service-tokens";

    [Fact]
    public async Task An_administrator_makes_a_token_sees_it_once_and_revokes_it()
    {
        await using var portal = await RunningPortal.StartAsync("portal,control");
        using var http = new HttpClient { BaseAddress = portal.Addresses.Control };
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync(Page);

        await administrator.SendAsync("issue", ("api", "travels"), ("name", " "));
        Assert.Null(administrator.SentTo);
        Assert.NotNull(administrator.Page.QuerySelector("[aria-invalid=true]"));
        await administrator.SendAsync("issue", ("api", "travels"), ("name", "Gateway in Prague"));
        await administrator.FollowAsync();
        var token = administrator.Page.GetElementById("new-service-token")!.TextContent;
        Assert.Contains("user_key_invalid", await AskAsync(http, token), StringComparison.Ordinal);
        using var report = new StringContent($"service_token={token}&service_id=travels&transactions[0][user_key]=none&transactions[0][usage][hits]=1", null, "application/x-www-form-urlencoded");
        using var reported = await http.PostAsync("/transactions.xml", report, TestContext.Current.CancellationToken);

        await administrator.OpenAsync(Page);
        Assert.Null(administrator.Page.GetElementById("new-service-token"));
        Assert.DoesNotContain(token, administrator.Text, StringComparison.Ordinal);
        Assert.Contains("user key is invalid", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("revoke", ("id", administrator.Page.QuerySelector("button[name=id]")!.GetAttribute("value")!));
        await administrator.FollowAsync();

        Assert.Contains("Gateway in Prague was revoked", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("service_token_invalid", await AskAsync(http, token), StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/audit?q=Prague");
        Assert.Contains("service_token.revoked", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_do_not_find_the_page()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        await maya.OpenAsync(Page);

        Assert.DoesNotContain("Service tokens", maya.Text, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(HttpClient http, string token)
    {
        using var answer = await http.GetAsync($"/transactions/authorize.xml?service_token={token}&service_id=travels&user_key=none", TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
