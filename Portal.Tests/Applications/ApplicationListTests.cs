using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications;

public sealed class ApplicationListTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    [Fact]
    public async Task An_administrator_sees_the_own_organisation_s_apart_from_those_of_others_which_say_whose_they_are()
    {
        var other = await Scripted.StartAsync(fixture.Portal, "Green Tours");
        await other.CreateAsync("Green site");
        using var administrator = new Visitor(fixture.Portal);
        await administrator.EnterAsAdministratorAsync();
        await administrator.OpenAsync("/applications/new");
        await administrator.SendAsync("new-application", ("Form.Name", "Own site"));

        await administrator.OpenAsync("/applications");

        var lists = administrator.Page.QuerySelectorAll("h2.whose + .applications").ToList();
        Assert.Equal(2, lists.Count);
        Assert.Contains("Own site", lists[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Green site", lists[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Green Tours", lists[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("You see them as an administrator.", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_approval_is_not_said_to_be_active_at_once_to_an_organisation_that_waits_for_its_own()
    {
        using var maya = new Visitor(fixture.Portal);
        await maya.EnterAsync("maya@waiting.example", "Waiting Tours");

        await maya.OpenAsync("/applications/subscribe?api=travels&plan=starter");

        Assert.Contains("Active as soon as your organisation is approved", maya.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Active at once", maya.Text, StringComparison.Ordinal);
    }
}
