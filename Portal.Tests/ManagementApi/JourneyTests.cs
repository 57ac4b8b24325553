using System.Net;
using System.Text.Json;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.ManagementApi;

/// <summary>The whole journey as a script makes it, on the real gateway, the real mesh and the real services.</summary>
public sealed class JourneyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_sign_up_to_an_answered_call_and_to_a_revoked_key_that_is_refused()
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz");
        using var client = new HttpClient { BaseAddress = portal.Addresses.Gateway };
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync("Summer campaign");
        var (subscription, state) = await partner.SubscribeAsync(application, "travels", "partner");
        Assert.Equal("pending", state);
        var (credential, key) = await partner.IssueAsync(application);
        Assert.Equal(HttpStatusCode.Forbidden, (await CallAsync(client, key)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await partner.DecideAsync(subscription, "approve")).StatusCode);

        var answer = await CallAsync(client, key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("EUR", (await answer.JsonAsync()).GetProperty("currency").GetString());
        await SeesTheCallAsync(partner, answer.Headers.GetValues("X-Request-Id").Single(), application);
        await SeesTheUsageAsync(partner, application);

        Assert.Equal(HttpStatusCode.OK, (await partner.DeleteAsync($"/credentials/{credential}")).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await CallAsync(client, key)).StatusCode);
    }

    private static async Task<HttpResponseMessage> CallAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome");
        request.Headers.Add("X-API-Key", key);
        return await client.SendAsync(request, Cancel);
    }

    private static async Task SeesTheCallAsync(Scripted partner, string requestId, Guid application)
    {
        var call = await (await partner.GetAsync($"/requests/{requestId}")).JsonAsync();
        Assert.Equal(application, call.GetProperty("request").GetProperty("applicationId").GetGuid());
        Assert.All(call.GetProperty("ledger").EnumerateArray(), step => Assert.True(step.GetProperty("passed").GetBoolean()));
        var first = call.GetProperty("route")[0];
        Assert.Equal("travels-external", first.GetProperty("virtualService").GetString());
        Assert.Equal("v2", first.GetProperty("version").GetString());
    }

    /// <summary>Usage is written within a second.</summary>
    private static async Task SeesTheUsageAsync(Scripted partner, Guid application)
    {
        JsonElement usage;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(15));
        do
        {
            await Task.Delay(50, deadline.Token);
            usage = await (await partner.GetAsync($"/applications/{application}/usage?step=1m")).JsonAsync();
        }
        while (usage.GetProperty("points").EnumerateArray().Sum(point => point.GetProperty("succeeded").GetInt64()) < 1);
    }
}
