using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Journeys;
using Portal.Tests.Partners;

namespace Portal.Tests.Catalog.Lifecycle;

/// <summary>The whole way: said by an administrator, heard by a caller.</summary>
public sealed class LifecycleCallTests
{
    [Fact]
    public async Task What_an_administrator_announces_the_next_call_says_and_what_is_retired_takes_no_calls_and_no_subscribers()
    {
        await using var portal = await Journeys.Travelz.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        await partner.SubscribeAsync(application, "hotels");
        var (_, key) = await partner.IssueAsync(application);
        Assert.False((await CallAsync(portal, key)).Headers.Contains("Deprecation"));

        await ChangeAsync(portal, new { state = "published", deprecated = "2020-02-01", retired = "2099-06-30", reason = "Nobody needs it" });
        var announced = await CallAsync(portal, key);
        Assert.Equal(HttpStatusCode.OK, announced.StatusCode);
        Assert.Equal(("@1580515200", "Tue, 30 Jun 2099 00:00:00 GMT"), (announced.Headers.GetValues("Deprecation").Single(), announced.Headers.GetValues("Sunset").Single()));
        Assert.Equal(
            $"<{portal.Address("/apis/hotels/v1")}>; rel=\"deprecation\"; type=\"text/html\", <{portal.Address("/apis/hotels/v1")}>; rel=\"sunset\"; type=\"text/html\"",
            string.Join(", ", announced.Headers.GetValues("Link")));

        await ChangeAsync(portal, new { state = "retired", reason = "It is over" });
        var gone = await CallAsync(portal, key);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal("version_retired", (await gone.JsonAsync()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/apis/hotels/v1", null)).StatusCode);

        var late = await partner.PostAsync($"/applications/{await partner.CreateAsync("Late")}/subscriptions", new { api = "hotels", plan = "starter" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("api_retired", (await late.JsonAsync()).GetProperty("code").GetString());
    }

    private static async Task ChangeAsync(RunningPortal portal, object body) =>
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Put, "/api/v1/apis/hotels/versions/v1/lifecycle", RunningPortal.AdminToken, body)).StatusCode);

    private static Task<HttpResponseMessage> CallAsync(RunningPortal portal, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.Addresses.Gateway!, "/hotels/Rome")) { Headers = { { "X-API-Key", key } } };
        return portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
