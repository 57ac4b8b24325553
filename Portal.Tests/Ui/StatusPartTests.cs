using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class StatusPartTests : PartTest
{
    [Fact]
    public void A_chip_says_its_state_in_words_and_hides_the_dot_from_readers()
    {
        var chip = Render<Chip>(part => part.Add(p => p.Tone, Tone.Bad).AddChildContent("Rejected"));

        Assert.Equal("Rejected", chip.Find(".chip").TextContent.Trim());
        Assert.Equal("true", chip.Find(".dot").GetAttribute("aria-hidden"));
        Assert.Contains("tone-bad", chip.Find(".chip").ClassList);
    }

    [Fact]
    public void Words_of_a_badge_are_escaped()
    {
        var badge = Render<Badge>(part => part.Add(p => p.ChildContent, Words("<b>v2</b>")));

        Assert.Empty(badge.FindAll("b"));
        Assert.Equal("<b>v2</b>", badge.Find(".badge").TextContent);
    }

    [Theory]
    [InlineData("get", "GET", "tone-ok")]
    [InlineData("POST", "POST", "tone-info")]
    [InlineData("patch", "PATCH", "tone-warn")]
    [InlineData("DELETE", "DEL", "tone-bad")]
    [InlineData("TRACE", "TRACE", "tone-neutral")]
    public void A_method_has_its_word_and_its_colour(string method, string word, string tone)
    {
        var badge = Render<MethodBadge>(part => part.Add(p => p.Method, method)).Find("span");

        Assert.Equal(word, badge.TextContent);
        Assert.Contains(tone, badge.ClassList);
    }

    [Fact]
    public void A_notice_of_what_just_failed_is_announced()
    {
        var notice = Render<Notice>(part => part.Add(p => p.Tone, Tone.Bad).Add(p => p.Role, "alert").Add(p => p.Title, "Not sent").AddChildContent("Look again."));

        Assert.Equal("alert", notice.Find("div").GetAttribute("role"));
        Assert.Contains("Not sent", notice.Find("strong").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_says_what_it_is_why_and_what_to_do()
    {
        var empty = Render<EmptyState>(part => part
            .Add(p => p.Title, "No applications yet")
            .AddChildContent("An application calls APIs.")
            .Add(p => p.Action, Words("Create one")));

        Assert.Equal("No applications yet", empty.Find("h2").TextContent);
        Assert.Contains("An application calls APIs.", empty.Markup, StringComparison.Ordinal);
        Assert.Contains("Create one", empty.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_without_an_icon_shows_the_first_letter_and_keeps_its_colour()
    {
        var first = Render<Mark>(part => part.Add(p => p.Name, "portal")).Find("span");
        var again = Render<Mark>(part => part.Add(p => p.Name, "portal")).Find("span");

        Assert.Equal("P", first.TextContent.Trim());
        Assert.Equal(first.ClassName, again.ClassName);
    }
}
