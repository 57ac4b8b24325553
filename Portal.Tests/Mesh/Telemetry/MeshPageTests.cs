using Microsoft.Playwright;
using Portal.Tests.Account;
using Portal.Tests.Browser;
using Portal.Tests.Journeys;

namespace Portal.Tests.Mesh.Telemetry;

[Collection(AgencyPortal.Collection)]
public sealed class MeshPageTests(AgencyPortal agency, ChromiumFixture chromium)
{
    private const string Page = "/admin/mesh";

    [Fact]
    public async Task The_graph_grows_while_it_is_looked_at_and_tells_of_the_edge_that_is_chosen()
    {
        var page = await agency.BrowseAsync(chromium);
        await page.GotoAsync(agency.Portal.Address(Page));
        var edge = page.GetByRole(AriaRole.Link, new() { Name = "voyages to travels-v1", Exact = true });

        // Nobody has been told to come again: what the page learns from here on, it learns by itself.
        var calls = page.GetByRole(AriaRole.Row).Filter(new() { Has = edge }).GetByRole(AriaRole.Cell).Nth(3);
        var before = int.Parse(await calls.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await agency.VisitAsync("Oslo");
        await Assertions.Expect(calls).ToHaveTextAsync($"{before + 1}");

        // The first scenario of the story: who calls whom, how that goes, and that nobody listens.
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = edge });
        await Assertions.Expect(row).ToContainTextAsync("healthy");
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Last).ToHaveTextAsync("mutual TLS");
        foreach (var (from, to) in new[] { ("travels-v1", "flights-v1"), ("travels-v1", "hotels-v1"), ("travels-v1", "cars-v1"), ("travels-v1", "insurances-v1"), ("flights-v1", "discounts-v1") })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = $"{from} to {to}", Exact = true })).ToBeVisibleAsync();
        }

        await edge.ClickAsync();
        var side = page.GetByRole(AriaRole.Complementary, new() { Name = "About voyages → travels-v1" });
        await side.GetByRole(AriaRole.Link, new() { Name = "GET /travels/Oslo" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/mesh/traces/*");
        await Assertions.Expect(page.GetByRole(AriaRole.List, new() { Name = "Hops in the order of their tree" }).Locator("> li")).ToHaveCountAsync(10);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_graph_stands_still_and_its_form_is_sent()
    {
        var administrator = agency.Administrator;

        await administrator.OpenAsync($"{Page}?by=app&q=discount");

        Assert.Equal(4, administrator.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(5, administrator.Page.QuerySelectorAll("svg.graph a.node").Length);
        Assert.Equal("discount", administrator.Page.QuerySelector(".filters input[name=q]")!.GetAttribute("value"));
        await administrator.OpenAsync($"{Page}?node=travel-agency/flights-v1");
        Assert.Contains("About flights-v1", administrator.Page.QuerySelector("aside")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        await administrator.OpenAsync($"{Page}?node=travel-agency/travels-v1");
        var about = administrator.Page.QuerySelector("aside")!.TextContent;
        Assert.Contains("rule 1 of 1: any request, gateway mesh → travels v1, timeout 5 s", about, StringComparison.Ordinal);
        Assert.Contains("only by mutual TLS", about, StringComparison.Ordinal);
        await administrator.OpenAsync($"{Page}?errors=on");
        Assert.Contains("Nothing of the mesh is like that", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_are_listed_as_asked_for()
    {
        var administrator = agency.Administrator;

        await Wait.UntilAsync(
            async () =>
            {
                await administrator.OpenAsync($"{Page}/traces?service=discounts");
                return administrator.Text.Contains("/travels/Rome", StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(10),
            "the visit is written");
        await administrator.OpenAsync($"{Page}/traces?service=discounts&errors=on");
        Assert.Contains("No such trace", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync($"{Page}/traces?slow=60000");
        Assert.Contains("No such trace", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_finds_none_of_it()
    {
        using var maya = new Visitor(agency.Portal);
        using var anonymous = new Visitor(agency.Portal);
        await maya.EnterAsync();

        foreach (var page in (string[])[Page, $"{Page}/traces", $"{Page}/traces/4bf92f3577b34da6a3ce929d0e0e4736", "/fragments/mesh"])
        {
            await maya.OpenAsync(page);
            await anonymous.OpenAsync(page);

            Assert.Equal((page, 404), (page, (int)maya.Status));
            Assert.DoesNotContain("voyages", maya.Text + anonymous.Text, StringComparison.Ordinal);
        }
    }
}
