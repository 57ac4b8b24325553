using System.Text;
using Portal.Console;

namespace Portal.Tests.Console;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/problem+json", true)]
    [InlineData("TEXT/HTML", true)]
    [InlineData("image/svg+xml", true)]
    [InlineData("image/png", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData(null, false)]
    public void Text_is_told_from_what_is_not(string? type, bool text)
    {
        Assert.Equal(text, AnswerBody.IsText(type));
    }

    [Fact]
    public void JSON_that_is_none_is_shown_as_it_came()
    {
        Assert.Equal("{oops", AnswerBody.Read("{oops"u8, "application/json", cut: false).Text);
    }

    [Fact]
    public void Numbers_keep_every_digit()
    {
        Assert.Contains("1.10000000000000000001", AnswerBody.Read("[1.10000000000000000001]"u8, "application/json", cut: false).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_nested_deeper_than_anyone_reads_is_shown_as_it_came()
    {
        var deep = new string('[', 5000) + new string(']', 5000);

        Assert.Equal(deep, AnswerBody.Read(Encoding.UTF8.GetBytes(deep), "application/json", cut: false).Text);
    }

    [Theory]
    [InlineData("application/problem+json", "[]")]
    [InlineData("application/problem+json", "not json")]
    [InlineData("application/json", """{"title":"x"}""")]
    public void What_is_no_problem_is_not_shown_as_one(string type, string body)
    {
        Assert.Null(AnswerProblem.Read(type, body));
    }

    [Fact]
    public void A_problem_of_an_unknown_code_links_nowhere()
    {
        Assert.Null(AnswerProblem.Read("application/problem+json", """{"title":"x","code":"never_heard_of"}""")!.Explanation);
    }
}
