using Bunit;
using Portal.Reference;
using Portal.Tests.Ui;

namespace Portal.Tests.Reference;

public sealed class LongCodeTests : PartTest
{
    [Theory]
    [InlineData(150, null, null)]
    [InlineData(200, "60 more lines", null)]
    [InlineData(800, "660 more lines", null)]
    [InlineData(1000, "660 more lines", "and 200 lines that stand in the contract only")]
    public void Of_a_long_text_the_rest_is_folded_and_of_one_without_end_the_end_is_left_out(int lines, string? folded, string? left)
    {
        var code = string.Join('\n', Enumerable.Range(1, lines).Select(line => $"line {line}."));

        var shown = Render<LongCode>(parameters => parameters.Add(part => part.Code, code).Add(part => part.Label, "Example"));

        Assert.Equal(folded, shown.FindAll("summary").SingleOrDefault()?.TextContent);
        Assert.Equal(left, shown.FindAll("p.left").SingleOrDefault()?.TextContent);
        Assert.Equal(Math.Min(lines, 800), shown.FindAll("pre").Sum(part => part.TextContent.TrimEnd('\n').Split('\n').Length));
    }
}
