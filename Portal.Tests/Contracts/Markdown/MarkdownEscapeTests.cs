using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Portal.Api.Contracts.Markdown;

namespace Portal.Tests.Contracts.Markdown;

public sealed class MarkdownEscapeTests
{
    private static readonly string[] Hostile =
        ["a | b", "a\nb", "| --- |", "`code`", "``", "`", " `x` ", "<script>alert(1)</script>", "[x](javascript:1)", "*a* _b_ ~~c~~ **d**", "# not a heading", "- not a list", "back\\slash \\| bar", "&lt;b&gt;", "snake_case_name", "a\r\n| b | c |"];

    [Fact]
    public void Whatever_a_document_says_a_row_of_a_table_keeps_its_cells_and_their_words()
    {
        foreach (var text in Hostile)
        {
            var writer = new MarkdownWriter();
            writer.Table(["A", "B"], [[MarkdownEscape.Text(text), MarkdownEscape.Code(text, inTable: true)], ["last", "row"]]);
            var pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();
            var document = Markdig.Markdown.Parse(writer.ToString(), pipeline);
            var table = Assert.IsType<Table>(Assert.Single(document));

            Assert.Equal(3, table.Count);
            Assert.All(table.Cast<TableRow>(), row => Assert.Equal(2, row.Count));
            Assert.Empty(document.Descendants<Markdig.Syntax.Inlines.HtmlInline>());
            Assert.Empty(document.Descendants<Markdig.Syntax.Inlines.LinkInline>());
            Assert.Empty(((TableRow)table[1])[0].Descendants<Markdig.Syntax.Inlines.EmphasisInline>());
            Assert.Contains(text.ReplaceLineEndings(" ").Trim(), Markdig.Markdown.ToPlainText(MarkdownEscape.Text(text)).Trim(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fence_is_longer_than_any_in_the_code()
    {
        var writer = new MarkdownWriter();
        writer.Code("```\ninner\n````\n", "md");

        var block = Assert.IsType<FencedCodeBlock>(Assert.Single(Markdig.Markdown.Parse(writer.ToString())));
        Assert.Equal("```\ninner\n````", block.Lines.ToString());
    }

    [Fact]
    public void Lists_lie_in_lists_with_their_blocks()
    {
        var writer = new MarkdownWriter();
        writer.Block("Intro");
        writer.Item("one", "said", () => writer.Item("inner"));
        writer.Item("two", "first\n\nsecond", () => writer.Item("deep"));
        writer.Block("After");

        Assert.Equal("Intro\n\n- one said\n  - inner\n- two\n\n  first\n\n  second\n\n  - deep\n\nAfter\n", writer.ToString());
    }
}
