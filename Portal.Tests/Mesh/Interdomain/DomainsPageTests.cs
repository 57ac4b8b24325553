using System.Net;
using AngleSharp.Dom;
using Portal.Api.Access.Interdomain;
using Portal.Api.Mesh.Identity;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Interdomain;

public sealed class DomainsPageTests(InterdomainFixture mesh) : IClassFixture<InterdomainFixture>
{
    private const string Page = "/admin/mesh/domains";

    [Fact]
    public async Task An_administrator_reads_who_calls_whom_by_which_right_and_what_is_to_be_done_and_changes_the_mode()
    {
        using var administrator = new Visitor(mesh.Portal);
        await administrator.EnterAsAdministratorAsync();
        for (var call = 0; call < 3; call++)
        {
            await mesh.SendAsync(InterdomainFixture.Voyages, "/travels", mesh.KeyOf(PortalSite.Voyages));
        }
        await mesh.SendAsync(InterdomainFixture.Voyages, "/travels/Rome");
        await mesh.SendAsync(new SpiffeId("travel-agency", "travels-v1"), "/flights/Rome", called: "flights v1 travel-agency");
        await mesh.SendAsync(new SpiffeId("edge", "gateway"), "/travels");
        await mesh.SendAsync(null, "/travels");

        await Wait.UntilAsync(async () => (await administrator.OpenAsync(Page)).Page.QuerySelectorAll("a.cell").Count(cell => cell.TextContent.Any(char.IsAsciiDigit)) == 4, TimeSpan.FromSeconds(10), "the calls are written");

        Assert.Equal(
            [
                "Edge gateway into Travel agency: 1 call, mutual TLS.",
                "Inside Travel agency: 1 call, mutual TLS.",
                "Travel portals into Travel agency: 4 calls, mutual TLS. 1 refused",
                "Unknown into Travel agency: 1 call, plain text. 1 refused",
            ],
            administrator.Page.QuerySelectorAll("a.cell").Select(Words).Where(cell => cell.Any(char.IsAsciiDigit)).Order());
        await administrator.OpenAsync($"{Page}?from=travel-portal&to=travel-agency");
        var pair = administrator.Page.QuerySelector("#pair")!;
        Assert.Equal(["voyages", "travels-v1", "4", "1", "0", "travels v1", "voyages.fr Voyages Internal, active", "mutual TLS", "just now"],
            pair.QuerySelectorAll("tbody tr > *").Select(Words));
        Assert.Equal("/apis/travels/v1", pair.QuerySelector("tbody td a")!.GetAttribute("href"));
        var violation = administrator.Page.QuerySelectorAll("ul.violations li").First(item => item.TextContent.Contains("voyages to travels-v1", StringComparison.Ordinal));
        Assert.Contains("An application gets it at", violation.TextContent, StringComparison.Ordinal);
        var call403 = violation.QuerySelector("a[href^='/requests/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync(call403)).Status);
        Assert.Contains("credential_missing", administrator.Text, StringComparison.Ordinal);

        await administrator.OpenAsync($"{Page}?from=travel-portal&to=travel-agency");
        await administrator.SendAsync("mode", ("mode", "observe"), ("reason", " "));
        Assert.NotNull(administrator.Page.QuerySelector("[aria-invalid=true]"));
        await administrator.SendAsync("mode", ("mode", "observe"), ("reason", "Keys come this week"));
        await administrator.FollowAsync();
        Assert.Contains("Set to observe by Administrator", Words(administrator.Page.Body!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mesh.SendAsync(InterdomainFixture.Voyages, "/travels/Rome")).StatusCode);
        await mesh.SetModeAsync("travel-portal", InterdomainMode.Enforce);
        await administrator.OpenAsync("/admin/audit?q=travel-portal");
        Assert.Contains("interdomain.mode_changed", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_any_call_the_domains_are_there_and_others_do_not_find_the_page()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        await administrator.OpenAsync(Page);
        await maya.OpenAsync(Page);

        Assert.Contains("No workload has called another in this time.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(["Travel agency", "Travel portals", "Developer portal"], administrator.Page.QuerySelectorAll(".matrix th[scope=row] b").Select(name => name.TextContent));
        Assert.DoesNotContain("Travel portals", maya.Text, StringComparison.Ordinal);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
