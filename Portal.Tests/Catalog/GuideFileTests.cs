using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Guides;

namespace Portal.Tests.Catalog;

public sealed class GuideFileTests
{
    private static readonly GuideAddresses Addresses = new("trips", new HashSet<string> { "start", "errors" }, name => name switch
    {
        "map.png" => [1, 2, 3],
        "large.png" => new byte[200 * 1024],
        _ => null,
    });

    [Fact]
    public void A_guide_is_what_its_head_says_and_the_text_below()
    {
        var (guide, problems) = GuideFile.Read("start", Bytes("---\ntitle: Start\nsummary: How to begin.\norder: 10\naudience: internal\n---\n\n## One\n\nSee [errors](errors.md#limits), [all](/apis) and ![a map](images/map.png).\n"), Addresses);

        Assert.Empty(problems);
        Assert.Equal(new GuideDefinition("start", "Start", "How to begin.", 10, Audience.Internal, "## One\n\nSee [errors](/apis/trips/guides/errors#limits), [all](/apis) and ![a map](data:image/png;base64,AQID)."), guide);
    }

    [Theory]
    [InlineData("no head", "", 1, "begins with '---'")]
    [InlineData("---\ntitle: T\n---\ntext", "/summary", 2, "is a text of 1 to 400 characters")]
    [InlineData("---\ntitle: T\nsummary: S\ncolour: red\n---\ntext", "/colour", 4, "is not known here")]
    [InlineData("---\ntitle: T\nsummary: S\norder: first\n---\ntext", "/order", 4, "is a whole number")]
    [InlineData("---\ntitle: T\nsummary: S\naudience: all\n---\ntext", "/audience", 4, "is one of partners, internal")]
    [InlineData("---\ntitle: T\nsummary: S\n---\n\n", "", 1, "says nothing")]
    public void A_mistake_is_told_with_its_place_and_the_guide_is_not_taken(string text, string path, int line, string says)
    {
        var (guide, problems) = GuideFile.Read("start", Bytes(text), Addresses);

        Assert.Null(guide);
        Assert.Contains(problems, problem => problem.IsError && problem.Path == path && problem.Line == line && problem.Message.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[x](nowhere.md)")]
    [InlineData("[x](../v2.yaml)")]
    [InlineData("[x](sub/errors.md)")]
    [InlineData("![x](map.png)")]
    [InlineData("![x](images/../../api.yaml)")]
    [InlineData("![x](images/none.png)")]
    [InlineData("![x](images/large.png)")]
    [InlineData("![x](images/map.svg)")]
    public void An_address_that_leads_nowhere_is_remarked_with_its_line_and_left_as_it_is(string link)
    {
        var (guide, problems) = GuideFile.Read("start", Bytes($"---\ntitle: T\nsummary: S\n---\n\nFirst.\n\n{link}\n"), Addresses);

        Assert.EndsWith(link, guide!.Markdown, StringComparison.Ordinal);
        var remark = Assert.Single(problems);
        Assert.Equal((8, false), (remark.Line, remark.IsError));
    }

    [Fact]
    public void What_is_no_text_or_too_long_is_refused()
    {
        Assert.Null(GuideFile.Read("start", new byte[] { 0x2D, 0x2D, 0x2D, 0xFF }, Addresses).Definition);
        Assert.Null(GuideFile.Read("start", new byte[GuideFile.MostBytes + 1], Addresses).Definition);
        Assert.Null(GuideFile.Read("Not A Name", Bytes("---\ntitle: T\nsummary: S\n---\ntext"), Addresses).Definition);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
