using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class CodeBlockTests : PartTest
{
    private IRenderedComponent<CodeBlock> Block(string code, string? language) =>
        Render<CodeBlock>(part => part.Add(p => p.Code, code).Add(p => p.Language, language).Add(p => p.Label, "Example"));

    [Theory]
    [InlineData("json")]
    [InlineData("csharp")]
    [InlineData("javascript")]
    [InlineData("python")]
    [InlineData("shell")]
    public void Code_is_shown_as_written_and_never_becomes_markup(string language)
    {
        const string Code = "\"<script>alert('x')</script>\" & 'more'";
        var block = Block(Code, language);

        Assert.Equal(Code, block.Find("code").TextContent);
        Assert.Empty(block.FindAll("script"));
    }

    [Theory]
    [InlineData("json", "{ \"city\": \"Rome\" }")]
    [InlineData("csharp", "var city = \"Rome\"; // comment")]
    [InlineData("javascript", "const city = 'Rome'; // comment")]
    [InlineData("python", "import requests  # comment")]
    public void Colours_are_classes_and_never_inline_styles(string language, string code)
    {
        var block = Block(code, language);

        Assert.NotEmpty(block.FindAll("code span[class]"));
        Assert.Empty(block.FindAll("[style]"));
    }

    [Fact]
    public void A_language_that_is_not_coloured_is_plain()
    {
        Assert.Empty(Block("curl https://x", "shell").FindAll("code span"));
    }

    [Fact]
    public void Very_long_code_is_plain_and_whole()
    {
        var code = "[" + new string('1', CodeHighlighter.MaxLength) + "]";
        var block = Block(code, "json");

        Assert.Empty(block.FindAll("code span"));
        Assert.Equal(code.Length, block.Find("code").TextContent.Length);
    }

    [Fact]
    public void A_block_can_be_scrolled_by_keyboard_and_has_a_name()
    {
        var region = Block("x", null).Find("pre");

        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("Example", region.GetAttribute("aria-label"));
    }

    [Fact]
    public void Its_button_copies_the_text_of_this_block()
    {
        var block = Block("x", null);

        Assert.Equal(block.Find("code").Id, block.Find("button").GetAttribute("data-copy-from"));
        Assert.Equal("Copy Example", block.Find("button").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_copy_button_says_that_it_has_copied()
    {
        var button = Render<CopyButton>(part => part.Add(p => p.Text, "tvz_1").Add(p => p.Label, "Copy the key"));

        Assert.Equal("tvz_1", button.Find("button").GetAttribute("data-copy"));
        Assert.Equal("status", button.Find("[data-copied]").GetAttribute("role"));
    }
}
