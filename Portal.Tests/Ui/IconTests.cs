using System.Text.RegularExpressions;
using Bunit;
using Portal.Tests.Conventions;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed partial class IconTests : PartTest
{
    [Fact]
    public void An_icon_that_stands_alone_has_a_name()
    {
        var icon = Render<Icon>(part => part.Add(p => p.Name, "check").Add(p => p.Label, "Done")).Find("svg");

        Assert.Equal("img", icon.GetAttribute("role"));
        Assert.Equal("Done", icon.GetAttribute("aria-label"));
        Assert.Null(icon.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void An_icon_that_does_not_exist_is_named_in_the_error()
    {
        var error = Assert.Throws<ArgumentException>(() => Render<Icon>(part => part.Add(p => p.Name, "unicorn")));

        Assert.Contains("unicorn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_there()
    {
        Offenders.None(SourceTree.Product(".razor")
            .SelectMany(file => Named().Matches(SourceTree.Read(file)).Select(match => (file, Name: match.Groups[1].Value)))
            .Where(use => !IconShapes.Names.Contains(use.Name)));
    }

    [GeneratedRegex("""(?:<Icon\s+Name|\bIcon)="([a-z0-9-]+)""")]
    private static partial Regex Named();
}
