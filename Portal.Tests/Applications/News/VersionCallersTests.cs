using System.Net;
using Portal.Tests.Catalog;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications.News;

public sealed class VersionCallersTests
{
    private const string Address = "/api/v1/apis/trips/versions/v2/callers";

    [Fact]
    public async Task An_administrator_sees_everyone_and_a_partner_its_own_applications_with_calls_days_and_trend()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var (red, blue) = (await Scripted.StartAsync(portal, "Red Travel"), await Scripted.StartAsync(portal, "Blue Tours"));
        var now = TimeProvider.System.GetUtcNow();
        var site = await red.CreateAsync("Site");
        await portal.CallsAsync(site, null, 3, now.AddDays(-0));
        await portal.CallsAsync(site, null, 5, now.AddDays(-9));
        await portal.CallsAsync(site, null, 7, now.AddDays(-30));
        await portal.CallsAsync(await blue.CreateAsync("Shop"), null, 20, now.AddDays(-1));
        await portal.CallsAsync(null, "voyages", 40, now.AddDays(-2));

        var all = (await (await portal.SendAsync(HttpMethod.Get, Address, RunningPortal.AdminToken)).JsonAsync()).GetProperty("callers").EnumerateArray().ToList();
        Assert.Equal([("voyages", null, 40L), ("Shop", "Blue Tours", 20L), ("Site", "Red Travel", 8L)], all.Select(caller => (caller.GetProperty("name").GetString(), caller.GetProperty("organization").GetString(), caller.GetProperty("calls").GetInt64())));

        using var first = await portal.SendAsync(HttpMethod.Get, $"{Address}?limit=2", RunningPortal.AdminToken);
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        using var last = await portal.SendAsync(HttpMethod.Get, next, RunningPortal.AdminToken);
        Assert.Equal((2, "Site", false), (
            (await first.JsonAsync()).GetProperty("callers").GetArrayLength(), Assert.Single((await last.JsonAsync()).GetProperty("callers").EnumerateArray()).GetProperty("name").GetString(), last.Headers.Contains("Link")));

        var own = Assert.Single((await (await red.GetAsync(Address["/api/v1".Length..])).JsonAsync()).GetProperty("callers").EnumerateArray());
        Assert.Equal((site, 3L, 5L), (own.GetProperty("applicationId").GetGuid(), own.GetProperty("lastWeek").GetInt64(), own.GetProperty("weekBefore").GetInt64()));
        var days = own.GetProperty("days").EnumerateArray().Select(day => day.GetInt64()).ToList();
        Assert.Equal((30, 3L, 5L), (days.Count, days[^1], days[^10]));
    }

    [Fact]
    public async Task Without_an_account_or_the_scope_or_for_a_version_that_is_not_there_for_the_reader_it_is_refused()
    {
        using var folder = new ContractFolder();
        await using var portal = await RunningPortal.StartAsync("portal", null, folder.Setting);
        var partner = await Scripted.StartAsync(portal, "Red Travel");
        var narrow = await Scripted.StartAsync(portal, "Blue Tours", true, "applications:read");

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Get, Address, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.SendAsync(HttpMethod.Get, Address, narrow.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync("/apis/trips/versions/v1/callers")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync("/apis/secrets/versions/v1/callers")).StatusCode);
    }
}
