using Bunit;
using Microsoft.AspNetCore.Http;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class TabsTests : PartTest
{
    private IRenderedComponent<Tabs> Samples(string? selected = null, HttpContext? http = null) => Render<Tabs>(part =>
    {
        part.Add(p => p.Label, "Sample").Add(p => p.Group, "language").Add(p => p.Selected, selected);
        part.AddChildContent<Tab>(tab => tab.Add(p => p.Key, "curl").Add(p => p.Title, "cURL").AddChildContent("curl it"));
        part.AddChildContent<Tab>(tab => tab.Add(p => p.Key, "csharp").Add(p => p.Title, "C#").AddChildContent("await it"));
        if (http is not null)
        {
            part.AddCascadingValue(http);
        }
    });

    [Fact]
    public void Each_tab_controls_a_panel_that_names_it()
    {
        var tabs = Samples();

        Assert.Equal("Sample", tabs.Find("[role=tablist]").GetAttribute("aria-label"));
        foreach (var tab in tabs.FindAll("[role=tab]"))
        {
            var panel = tabs.Find("#" + tab.GetAttribute("aria-controls"));
            Assert.Equal("tabpanel", panel.GetAttribute("role"));
            Assert.Equal(tab.Id, panel.GetAttribute("aria-labelledby"));
        }
    }

    [Fact]
    public void The_first_tab_is_open_and_is_the_only_one_in_the_order_of_focus()
    {
        var tabs = Samples().FindAll("[role=tab]");

        Assert.Equal(["true", "false"], tabs.Select(tab => tab.GetAttribute("aria-selected")));
        Assert.Equal(["0", "-1"], tabs.Select(tab => tab.GetAttribute("tabindex")));
    }

    [Fact]
    public void Only_the_panel_of_the_chosen_tab_is_shown()
    {
        var tabs = Samples(selected: "csharp");

        Assert.Equal("await it", Assert.Single(tabs.FindAll("[role=tabpanel]"), panel => !panel.HasAttribute("hidden")).QuerySelector("details")!.LastChild!.TextContent);
    }

    [Fact]
    public void Each_panel_is_a_fold_under_its_title_for_readers_without_script_and_the_chosen_one_is_open()
    {
        var folds = Samples(selected: "csharp").FindAll("[role=tabpanel] > details");

        Assert.Equal([("cURL", false), ("C#", true)], folds.Select(fold => (fold.QuerySelector("summary")!.TextContent, fold.HasAttribute("open"))));
    }

    [Fact]
    public void The_reader_s_earlier_choice_is_open_at_once()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = "tabs-language=csharp";

        Assert.Equal("true", Samples(http: http).FindAll("[role=tab]")[1].GetAttribute("aria-selected"));
    }

    [Fact]
    public void A_remembered_choice_that_is_not_offered_here_opens_the_first()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = "tabs-language=cobol";

        Assert.Equal("true", Samples(http: http).FindAll("[role=tab]")[0].GetAttribute("aria-selected"));
    }

    [Fact]
    public void Tabs_of_a_family_stand_in_a_list_behind_the_row_and_their_panels_say_their_names()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = "tabs-language=go";
        var tabs = Render<Tabs>(part =>
        {
            part.Add(p => p.Label, "Sample").Add(p => p.Group, "language").AddCascadingValue<HttpContext>(http);
            part.AddChildContent<Tab>(tab => tab.Add(p => p.Key, "curl").Add(p => p.Title, "cURL").AddChildContent("curl it"));
            part.AddChildContent<Tab>(tab => tab.Add(p => p.Key, "go").Add(p => p.Title, "Go").Add(p => p.Family, "More languages").AddChildContent("go get it"));
        });

        Assert.Equal("cURL", Assert.Single(tabs.FindAll("[role=tab]")).TextContent);
        Assert.Equal("0", tabs.Find("[role=tab]").GetAttribute("tabindex"));
        Assert.Equal("Go", tabs.Find("optgroup[label='More languages'] option[selected]").TextContent);
        Assert.Equal("Go", Assert.Single(tabs.FindAll("[role=tabpanel]"), panel => !panel.HasAttribute("hidden")).GetAttribute("aria-label"));
    }
}
