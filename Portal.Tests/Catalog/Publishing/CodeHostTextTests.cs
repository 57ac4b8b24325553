using Markdig;
using Portal.Api.Catalog.Publishing.Reports;

namespace Portal.Tests.Catalog.Publishing;

public sealed class CodeHostTextTests
{
    public static TheoryData<string> Hostile =>
    [
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![picture](https://evil.example/p.png)",
        "**bold** _it_ `code` ~~gone~~",
        "</details></td></tr>",
        "| a | b |",
        "# heading",
        "1. list",
        "&lt;b&gt; &#64;team",
        "$\\href{javascript:alert(1)}{x}$",
        "two\n\n# lines",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Text_of_others_is_read_as_it_stands(string text)
    {
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

        var html = Markdown.ToHtml($"- {CodeHostText.Text(text)}", pipeline);

        var read = System.Net.WebUtility.HtmlDecode(html.Replace("<ul>\n<li>", "", StringComparison.Ordinal).Replace("</li>\n</ul>\n", "", StringComparison.Ordinal));
        Assert.Equal(string.Join(' ', text.Split('\n')), read.Replace("\u200B", "", StringComparison.Ordinal));
        Assert.DoesNotContain("<", html.Replace("<ul>\n<li>", "", StringComparison.Ordinal).Replace("</li>\n</ul>\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask @travelz/owners", "@travelz")]
    [InlineData("fixes #12", "#12")]
    [InlineData("see https://evil.example", "://")]
    [InlineData("see www.evil.example", "www.")]
    public void Nobody_is_mentioned_and_nothing_is_linked(string text, string magic) =>
        Assert.DoesNotContain(magic, CodeHostText.Text(text).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET /a", "`GET /a`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``x", "``` ``x ```")]
    [InlineData("a\nb", "`a b`")]
    [InlineData("", "")]
    public void Code_ends_where_it_ends(string text, string code) => Assert.Equal(code, CodeHostText.Code(text));

    [Fact]
    public void Letters_that_turn_the_direction_of_others_are_shown_as_unknown() => Assert.DoesNotContain('\u202E', CodeHostText.Text("a\u202Eb") + CodeHostText.Code("a\u202Eb"));
}
