using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class NeighboursTests : PartTest
{
    [Fact]
    public void What_comes_before_and_after_is_named_and_has_its_key()
    {
        var neighbours = Render<Neighbours>(part => part.Add(p => p.Label, "Guides").Add(p => p.Previous, ("/a", "First")).Add(p => p.Next, ("/c", "<b>Third</b>")));

        Assert.Equal("Guides", neighbours.Find("nav").GetAttribute("aria-label"));
        Assert.Equal(("/a", "k", "First"), Said(neighbours, "prev"));
        Assert.Equal(("/c", "j", "<b>Third</b>"), Said(neighbours, "next"));
    }

    [Fact]
    public void The_first_has_nothing_before_it() =>
        Assert.Equal("next", Assert.Single(Render<Neighbours>(part => part.Add(p => p.Label, "Guides").Add(p => p.Next, ("/b", "Second"))).FindAll("a")).GetAttribute("rel"));

    private static (string? Address, string? Key, string Title) Said(IRenderedComponent<Neighbours> neighbours, string rel)
    {
        var link = neighbours.Find($"[rel={rel}]");
        return (link.GetAttribute("href"), link.GetAttribute("aria-keyshortcuts"), link.TextContent.Trim());
    }
}
