using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Api.Contracts.Markdown;

namespace Portal.Tests.Contracts.Markdown;

public sealed class MarkdownProseTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("text <b onclick=alert(1)>bold</b> <svg/onload=alert(1)> text")]
    [InlineData("<!-- a --><iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("<div>\n[x](javascript:alert(1))\n</div>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[![x](javascript:alert(1))](javascript:alert(2))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: vbscript:msgbox\n\nSee [x] and [y][x].")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>x</a>")]
    [InlineData("[x](//evil.example/)")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("`unclosed <script>alert(1)</script>")]
    [InlineData("# <script>alert(1)</script>\nA\n===\n<style>*{}</style>")]
    [InlineData("| a | <script>alert(1)</script> |\n|---|---|\n| [x](javascript:1) | b |")]
    public void Neither_tags_nor_links_that_run_something_come_through(string markdown)
    {
        var passed = MarkdownProse.Of(markdown);
        var read = Markdig.Markdown.Parse(passed, new MarkdownPipelineBuilder().UsePipeTables().Build());

        Assert.Empty(read.Descendants<HtmlBlock>());
        Assert.Empty(read.Descendants<HtmlInline>());
        Assert.DoesNotContain(read.Descendants<LinkInline>(), link => link.Url!.Contains("script:", StringComparison.OrdinalIgnoreCase) || link.Url.StartsWith("data:", StringComparison.Ordinal) || link.Url.StartsWith("//", StringComparison.Ordinal));
        Assert.DoesNotContain(read.Descendants<AutolinkInline>(), link => link.Url.Contains("script:", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Plain words.", "Plain words.")]
    [InlineData("A *trip* with `a<b>` and [more](https://a.example/x).", "A *trip* with `a<b>` and [more](https://a.example/x).")]
    [InlineData("```html\n<script>shown</script>\n```", "```html\n<script>shown</script>\n```")]
    [InlineData("<p>Returns a <code>charge</code>, see <a href=\"/docs\">docs</a>.</p>", "Returns a `charge`, see [docs](/docs).")]
    [InlineData("# One\n\n## Two", "### One\n\n#### Two")]
    [InlineData("One\n===\n\nText", "### One\n\nText")]
    [InlineData("![map](https://tracker.example/p.png)", "[Picture: map](https://tracker.example/p.png)")]
    [InlineData("if a < b then <city> is sent", "if a < b then &lt;city> is sent")]
    public void What_is_said_stays_as_it_is_written(string markdown, string expected) => Assert.Equal(expected, MarkdownProse.Of(markdown));

    [Fact]
    public void A_text_longer_than_any_prose_is_passed_on_as_plain_text_at_once()
    {
        var passed = MarkdownProse.Of(string.Concat(Enumerable.Repeat("[<b>a](javascript:x) ", 40_000)));

        Assert.DoesNotContain("<b>", passed.Replace("\\<b\\>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
