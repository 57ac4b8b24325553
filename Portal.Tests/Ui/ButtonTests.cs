using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class ButtonTests : PartTest
{
    [Fact]
    public void A_button_sends_no_form_unless_it_is_told_to()
    {
        var plain = Render<Button>(part => part.AddChildContent("Cancel")).Find("button");
        var sending = Render<Button>(part => part.Add(p => p.Type, "submit").AddChildContent("Save")).Find("button");

        Assert.Equal("button", plain.GetAttribute("type"));
        Assert.Equal("submit", sending.GetAttribute("type"));
    }

    [Fact]
    public void A_button_keeps_the_attributes_that_open_a_dialog()
    {
        var button = Render<Button>(part => part.AddUnmatched("command", "show-modal").AddUnmatched("commandfor", "ask").AddChildContent("Ask")).Find("button");

        Assert.Equal("show-modal", button.GetAttribute("command"));
        Assert.Equal("ask", button.GetAttribute("commandfor"));
    }

    [Fact]
    public void The_icon_of_a_button_is_not_read_out()
    {
        var button = Render<Button>(part => part.Add(p => p.Icon, "plus").AddChildContent("New application"));

        Assert.Equal("true", button.Find("svg").GetAttribute("aria-hidden"));
        Assert.Equal("New application", button.Find("button").TextContent.Trim());
    }

    [Fact]
    public void A_link_that_looks_like_a_button_is_a_link()
    {
        var link = Render<LinkButton>(part => part.Add(p => p.Href, "/sign-up").Add(p => p.Look, ButtonLook.Primary).AddChildContent("Sign up")).Find("a");

        Assert.Equal("/sign-up", link.GetAttribute("href"));
        Assert.Null(link.GetAttribute("role"));
    }
}
