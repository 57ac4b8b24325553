using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class FirstCallTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    [Fact]
    public async Task Where_every_call_has_a_part_to_fill_in_the_first_is_shown_with_the_contracts_example()
    {
        using var maya = new Visitor(fixture.Portal);
        await maya.EnterAsync("maya@first.example", "First Tours");
        var waiting = await (await fixture.Portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", RunningPortal.AdminToken)).JsonAsync();
        await fixture.Portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{waiting.GetProperty("organizations")[0].GetProperty("id").GetGuid()}/approve", RunningPortal.AdminToken, new { });
        await maya.OpenAsync("/applications/new");
        await maya.SendAsync("new-application", ("Form.Name", "Board"));
        await maya.FollowAsync();
        await maya.SendAsync("subscribe", ("plan", "flights/starter"));

        await maya.FollowAsync();

        var call = maya.Page.QuerySelectorAll("code").Select(code => code.TextContent).Single(code => code.Contains("/flights/", StringComparison.Ordinal));
        Assert.EndsWith("/flights/Rome -H \"X-API-Key: $TRAVELZ_KEY\"", call.Trim(), StringComparison.Ordinal);
    }
}
