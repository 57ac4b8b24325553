using System.Net;
using Portal.Tests.Account;
using Portal.Tests.Drift;

namespace Portal.Tests.Admin;

public sealed class DriftPageTests
{
    [Fact]
    public async Task An_administrator_sees_what_calls_show_proposes_it_publishes_it_and_it_is_gone()
    {
        await using var scene = await DriftScene.StartAsync();
        using var administrator = new Visitor(scene.Portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync("/admin/drift");
        Assert.Contains("Calls and contracts agree", administrator.Text, StringComparison.Ordinal);

        scene.Answer("""{"total":1,"parts":[{"rooms":2}]}""");
        await scene.CallAsync("/trips/Rome?page=2");
        await scene.UntilAsync(found => found.Count == 2);
        await administrator.OpenAsync("/admin/drift?kind=field");
        Assert.Single(administrator.Page.QuerySelectorAll("nav[aria-label=Findings] a"));
        Assert.Contains("Site", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("""{ "parts": [{ "rooms": integer }] }""", administrator.Text, StringComparison.Ordinal);
        var chosen = administrator.Page.QuerySelectorAll("form[action='/admin/drift/proposal'] input[name=finding]").Select(input => input.GetAttribute("value")).ToList();
        Assert.Equal(2, chosen.Count);

        var query = "?api=trips&version=v2" + string.Concat(chosen.Select(id => "&finding=" + id));
        await administrator.OpenAsync("/admin/drift/proposal" + query);
        Assert.Contains("schemas/Part, which is used by POST /trips too.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("- name: page", administrator.Page.QuerySelector("pre .added")!.TextContent, StringComparison.Ordinal);
        await administrator.SendAsync("publish", ("reason", "What calls show is documented."));

        Assert.Equal("/admin/drift", administrator.SentTo);
        await administrator.FollowAsync();
        Assert.Contains("Revision 2 of trips v2 is in force", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Calls and contracts agree", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_is_dismissed_with_a_reason_found_among_the_dismissed_and_opened_again()
    {
        await using var scene = await DriftScene.StartAsync();
        await scene.CallAsync("/trips/Rome?page=2");
        await scene.UntilAsync(found => found.Count == 1);
        using var administrator = new Visitor(scene.Portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync("/admin/drift");

        await administrator.SendAsync("dismiss", ("reason", " "));
        Assert.NotNull(administrator.Page.QuerySelector("ui-modal #dismiss [aria-invalid=true]"));
        await administrator.SendAsync("dismiss", ("reason", "An experiment."));
        await administrator.FollowAsync();
        Assert.Contains("is dismissed", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/drift?show=dismissed");
        Assert.Contains("An experiment.", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("reopen");
        await administrator.OpenAsync("/admin/drift");
        Assert.Contains("Query parameter page", administrator.Text, StringComparison.Ordinal);
        Assert.Equal("1 open", administrator.Page.QuerySelector("a[href='/admin/drift'] .count")!.TextContent);
        await administrator.OpenAsync("/admin/audit?area=drift");
        Assert.Contains("drift.dismissed", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_comes_in()
    {
        await using var scene = await DriftScene.StartAsync();
        using var stranger = new Visitor(scene.Portal);

        foreach (var path in new[] { "/admin/drift", "/admin/drift/proposal?api=trips&version=v2", "/admin/drift/proposal/contract?api=trips&version=v2&finding=a" })
        {
            await stranger.OpenAsync(path);
            Assert.True(stranger.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Found or HttpStatusCode.Redirect, $"{path}: {stranger.Status}");
        }
    }
}
