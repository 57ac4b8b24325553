using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class ContainerPartTests : PartTest
{
    [Fact]
    public void A_panel_is_a_region_named_by_its_title()
    {
        var panel = Render<Panel>(part => part.Add(p => p.Title, "Latest calls").AddChildContent("none"));

        Assert.Equal(panel.Find("h2").Id, panel.Find("section").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void A_dialog_is_named_by_its_title_and_closed_at_first()
    {
        var dialog = Render<Dialog>(part => part.Add(p => p.Id, "ask").Add(p => p.Title, "Approve?"));

        Assert.Equal("ask-title", dialog.Find("dialog").GetAttribute("aria-labelledby"));
        Assert.Equal("Approve?", dialog.Find("#ask-title").TextContent);
        Assert.False(dialog.Find("dialog").HasAttribute("open"));
        Assert.Empty(dialog.FindAll("ui-modal"));
    }

    [Fact]
    public void A_dialog_whose_form_was_refused_opens_with_the_page()
    {
        var dialog = Render<Dialog>(part => part.Add(p => p.Id, "ask").Add(p => p.Title, "Approve?").Add(p => p.Open, true));

        Assert.NotNull(dialog.Find("ui-modal > dialog"));
    }

    [Fact]
    public void A_wide_table_can_be_scrolled_by_keyboard()
    {
        var table = Render<DataTable>(part => part.Add(p => p.Label, "Latest calls").AddChildContent("<table></table>")).Find("ui-scroll");

        Assert.Equal("group", table.GetAttribute("role"));
        Assert.Equal("Latest calls", table.GetAttribute("aria-label"));
        Assert.Equal("0", table.GetAttribute("tabindex"));
    }

    [Fact]
    public void The_three_panes_name_their_navigation_and_their_side()
    {
        var panes = Render<Panes>(part => part.Add(p => p.RailTitle, "Travels").Add(p => p.Rail, Words("rail")).Add(p => p.Aside, Words("aside")).Add(p => p.AsideTitle, "Samples"));

        Assert.Equal("Travels", panes.Find("nav").GetAttribute("aria-label"));
        Assert.Equal("Samples", panes.Find("aside").GetAttribute("aria-label"));
        Assert.Contains("Travels", panes.Find("details > summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Breadcrumbs_end_with_the_page_itself()
    {
        var crumbs = Render<Breadcrumbs>(part => part.Add(p => p.Items, [new("APIs", "/apis"), new("Travels", "/apis/travels"), new("Quote a trip")]));

        Assert.Equal(["/apis", "/apis/travels"], crumbs.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Quote a trip", crumbs.Find("[aria-current=page]").TextContent);
    }

    [Fact]
    public void A_checklist_says_what_is_done_and_links_only_what_is_not()
    {
        var list = Render<Checklist>(part => part.Add(p => p.Items, [new("Confirm", true, Href: "/confirm"), new("Create", false, Href: "/new")]));

        Assert.Equal(["Done", "To do"], list.FindAll("svg").Select(tick => tick.GetAttribute("aria-label")));
        Assert.Equal("/new", Assert.Single(list.FindAll("a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData(1, 3, "?page=2")]
    [InlineData(2, 3, "?page=1 ?page=3")]
    [InlineData(3, 3, "?page=2")]
    [InlineData(1, 1, "")]
    public void A_pager_links_only_to_pages_that_are_there(int page, int pages, string links)
    {
        var pager = Render<Pager>(part => part.Add(p => p.Page, page).Add(p => p.Pages, pages).Add(p => p.Href, number => $"?page={number}"));

        Assert.Equal(links, string.Join(' ', pager.FindAll("a").Select(link => link.GetAttribute("href"))));
    }

    [Fact]
    public void Segments_are_links_of_which_one_is_current()
    {
        var segments = Render<Segments>(part => part.Add(p => p.Label, "Span of time").Add(p => p.Items, [("1 hour", "?hours=1", false), ("24 hours", "?hours=24", true)]));

        Assert.Equal("Span of time", segments.Find("nav").GetAttribute("aria-label"));
        Assert.Equal(["?hours=1", "?hours=24"], segments.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("24 hours", segments.Find("[aria-current=true]").TextContent);
    }
}
