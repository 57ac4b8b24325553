using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Mesh.Telemetry;
using Portal.Tests.Partners;

namespace Portal.Tests.Mesh.Portals;

[Collection(AgencyPortal.Collection)]
public sealed class PortalsPageTests(AgencyPortal agency)
{
    private const string Page = "/admin/mesh/portals";

    [Fact]
    public async Task A_slider_changes_the_traffic_at_once_without_script_too_and_who_moved_it_is_kept()
    {
        var administrator = agency.Administrator;
        await administrator.OpenAsync(Page);
        Assert.Equal(["Travels UK", "Viaggi", "Voyages"], administrator.Page.QuerySelectorAll(".portal h2").Select(title => title.TextContent));

        await administrator.SendAsync("viaggi", ("ratio", "90"), ("mobile", "80"), ("new", "0"), ("t1", "0"), ("t2", "0"), ("t3", "10"));
        await administrator.FollowAsync();

        Assert.Contains("Holds from the next visitor on, one every 1.5 s, until the program ends.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(("90", "80", "0", "10"), (Value("ratio"), Value("mobile"), Value("new"), Value("t3")));
        var settings = (await (await agency.Portal.SendAsync(HttpMethod.Get, "/api/v1/mesh/portals/viaggi", RunningPortal.AdminToken)).JsonAsync()).GetProperty("settings");
        Assert.Equal((90, 20, 80, 100, 0), (Of("ratio"), Of("web"), Of("mobile"), Of("registered"), Of("new")));
        await administrator.OpenAsync("/admin/audit?q=viaggi");
        Assert.Contains("portal.traffic_changed", administrator.Text, StringComparison.Ordinal);

        string? Value(string slider) => administrator.Page.QuerySelector($"#viaggi-{slider}")!.GetAttribute("value");
        int Of(string name) => settings.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        var administrator = agency.Administrator;
        await administrator.OpenAsync(Page);

        await administrator.SendAsync("voyages", ("t1", "0"), ("t2", "0"), ("t3", "0"));

        Assert.Null(administrator.SentTo);
        Assert.Contains("The field 't1' takes a share above 0, or t2 or t3 does.", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_does_not_find_the_page_and_a_process_without_portals_says_so()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        using var administrator = new Visitor(portal);
        await maya.EnterAsync();
        await administrator.EnterAsAdministratorAsync();

        await maya.OpenAsync(Page);
        await administrator.OpenAsync(Page);

        Assert.Equal(404, (int)maya.Status);
        Assert.Contains("The portals do not run in this process.", administrator.Text, StringComparison.Ordinal);
        Assert.NotNull(administrator.Page.QuerySelector("#voyages-ratio[disabled]"));
        await administrator.OpenAsync("/admin/mesh");
        Assert.Contains("No workloads and no calls", administrator.Text, StringComparison.Ordinal);
    }
}
