using Portal.Api.Contracts;

namespace Portal.Tests.Contracts;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x](//evil.example/)")]
    [InlineData("[x]: vbscript:msgbox\n\n[x]")]
    [InlineData("| a |\n|:-:|\n| b |")]
    [InlineData("![x](https://tracker.example/p.png)")]
    [InlineData("[x](https://ok.example/ \"t\" onclick=alert(1))")]
    public void Nothing_active_foreign_or_styled_comes_through(string markdown)
    {
        var html = MarkdownText.ToHtml(markdown);

        Assert.DoesNotMatch("(?i)<script|<img|href=\"(javascript|data|vbscript|//)|<[^>]*\\s(on\\w+|style)=", html);
    }

    [Fact]
    public void Prose_becomes_html_with_headings_below_those_of_the_page() =>
        Assert.Equal(
            "<h3>A</h3>\n<p>See <a href=\"https://a.example/\">this</a> and <a href=\"/apis\">that</a>, <code>x</code>.</p>\n",
            MarkdownText.ToHtml("# A\nSee [this](https://a.example/) and [that](/apis), `x`."));

    [Theory]
    [InlineData("Fast *and*\n[cheap](https://x.example) trips.\n\nMore.")]
    [InlineData("<p>Fast <em>and</em> <a href=\"https://x.example\">cheap</a> trips.</p>\n<p>More.</p>")]
    public void The_first_paragraph_is_plain_text(string markdown) =>
        Assert.Equal("Fast and cheap trips.", MarkdownText.FirstParagraph(markdown));
}
