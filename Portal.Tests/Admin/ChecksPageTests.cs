using System.Net;
using System.Text.Json;
using Portal.Tests.Account;
using Portal.Tests.Drift;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Admin;

public sealed class ChecksPageTests
{
    [Fact]
    public async Task An_administrator_sees_which_rules_calls_broke_and_opens_a_call_that_shows_it()
    {
        await using var scene = await DriftScene.StartAsync();
        scene.Answer("""{"total":"much"}""");
        await scene.CallAsync("/trips/Rome?sort=colour");
        var request = await scene.CallAsync("/trips/Rome?sort=price");
        await UntilAsync(scene, found => found.GetProperty("operations").GetArrayLength() == 1 && found.GetProperty("operations")[0].GetProperty("responses").GetInt64() == 2);
        using var administrator = new Visitor(scene.Portal);
        await administrator.EnterAsAdministratorAsync();

        await administrator.OpenAsync("/admin/checks");
        Assert.Contains("reported", administrator.Page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/checks/trips");

        Assert.Contains("For callers that ask", administrator.Page.QuerySelector(".settings")!.TextContent, StringComparison.Ordinal);
        var rows = administrator.Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("#/components/schemas/Quote/properties/total/type", rows[0], StringComparison.Ordinal);
        Assert.Contains("quoteTrip", rows[0], StringComparison.Ordinal);
        Assert.Contains("'sort' must be one of price or date", rows[1], StringComparison.Ordinal);
        Assert.Equal($"/requests/{request}", administrator.Page.QuerySelector("tbody td a")!.GetAttribute("href"));
        await administrator.OpenAsync($"/requests/{request}");
        Assert.Contains("1 violation of contract v2", administrator.Text, StringComparison.Ordinal);
        Assert.Single(administrator.Page.QuerySelectorAll(".violations li"));
    }

    [Fact]
    public async Task Nobody_else_hears_of_it()
    {
        await using var scene = await DriftScene.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await scene.Portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/conformance")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Portal.SendAsync(HttpMethod.Get, "/api/v1/apis/nothing/conformance", RunningPortal.AdminToken)).StatusCode);
    }

    private static async Task UntilAsync(DriftScene scene, Func<JsonElement, bool> enough)
    {
        for (var left = 300; ; left--)
        {
            using var answer = await scene.Portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/conformance", RunningPortal.AdminToken);
            var found = await answer.JsonAsync();
            if (enough(found))
            {
                return;
            }
            Assert.True(left > 0, found.ToString());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
