using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class ChooserTests : PartTest
{
    [Fact]
    public void One_of_several_is_shown_and_the_others_are_there_for_readers_without_script()
    {
        var chooser = Render("One way", "Both ways");

        Assert.Equal(["One way", "Both ways"], chooser.FindAll("select option").Select(option => option.TextContent));
        Assert.Equal([false, true], chooser.FindAll("[data-choice]").Select(choice => choice.HasAttribute("hidden")));
        Assert.Equal("Example", chooser.Find("select").GetAttribute("aria-label"));
    }

    [Fact]
    public void Where_there_is_nothing_to_choose_nothing_is_asked()
    {
        var chooser = Render("One way");

        Assert.Empty(chooser.FindAll("select"));
        Assert.Equal("What belongs to 0", chooser.Markup);
    }

    private IRenderedComponent<Chooser> Render(params string[] options) => Render<Chooser>(part => part
        .Add(p => p.Label, "Example").Add(p => p.Options, options).Add(p => p.ChildContent, index => Words($"What belongs to {index}")));
}
