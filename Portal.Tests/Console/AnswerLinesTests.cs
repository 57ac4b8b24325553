using Bunit;
using Portal.Console;
using Portal.Tests.Ui;

namespace Portal.Tests.Console;

public sealed class AnswerLinesTests : PartTest
{
    [Fact]
    public void What_belongs_together_stands_on_one_line_and_says_whether_it_differs()
    {
        var lines = AnswerLines.Of("""{"city":"Rome","lat":1,"gone":{"a":1},"offers":[1,2]}""", """{"offers":[1,3,4],"city":"Rome","new":"x","lat":"1"}""")!;

        Assert.Equal(
            [
                new(LineKind.Same, "{", "{"),
                new(LineKind.Same, "  \"city\": \"Rome\",", "  \"city\": \"Rome\","),
                new(LineKind.Changed, "  \"lat\": 1,", "  \"lat\": \"1\","),
                new(LineKind.Left, "  \"gone\": {", null),
                new(LineKind.Left, "    \"a\": 1", null),
                new(LineKind.Left, "  },", null),
                new(LineKind.Same, "  \"offers\": [", "  \"offers\": ["),
                new(LineKind.Same, "    1,", "    1,"),
                new(LineKind.Changed, "    2", "    3,"),
                new(LineKind.Right, null, "    4"),
                new(LineKind.Same, "  ]", "  ],"),
                new(LineKind.Right, null, "  \"new\": \"x\""),
                new AnswerLine(LineKind.Same, "}", "}"),
            ],
            lines);
    }

    [Fact]
    public void Long_stretches_that_are_the_same_are_folded_but_for_what_stands_around_a_difference()
    {
        var left = $"[{string.Join(',', Enumerable.Range(0, 100))}]";

        var lines = AnswerLines.Of(left, left.Replace(",49,", ",\"x\",", StringComparison.Ordinal))!;

        Assert.Equal([LineKind.Folded, .. Around(LineKind.Changed), LineKind.Folded], lines.Select(line => line.Kind));
        Assert.Equal(102, lines.Sum(line => Math.Max(1, line.Folded)));

        static IEnumerable<LineKind> Around(LineKind kind) => [.. Enumerable.Repeat(LineKind.Same, 3), kind, .. Enumerable.Repeat(LineKind.Same, 3)];
    }

    [Fact]
    public void Answers_that_are_the_same_still_show_how_they_begin()
    {
        var text = $"[{string.Join(',', Enumerable.Range(0, 100))}]";

        Assert.Equal([.. Enumerable.Repeat(LineKind.Same, 6), LineKind.Folded], AnswerLines.Of(text, text)!.Select(line => line.Kind));
    }

    [Fact]
    public void What_is_not_JSON_has_no_lines_and_a_flood_is_cut_off()
    {
        Assert.Null(AnswerLines.Of("{}", "hello"));
        Assert.Equal(AnswerLines.Most, AnswerLines.Of($"[{string.Join(',', Enumerable.Repeat(1, 1000))}]", $"[{string.Join(',', Enumerable.Repeat(2, 1000))}]")!.Count);
    }

    [Fact]
    public void Two_answers_stand_in_columns_of_as_many_lines_with_what_differs_marked()
    {
        var first = new AnswerBody("""{"a":1,"b":2}""", "json", false);
        var answer = new BrowserAnswer(200, "", 12, 13, true, [], null);
        var beside = new BesideAnswer("subset v1", "as routed", answer with { Status = 404 }, new AnswerBody("""{"a":1,"c":3}""", "json", false)).Against(first);

        var pane = Render<BesidePane>(part => part.Add(p => p.Beside, beside).Add(p => p.Answer, answer).Add(p => p.Body, first));

        var sides = pane.FindAll(".side");
        Assert.Equal(["as routed 200", "subset v1 404"], sides.Select(side => $"{side.QuerySelector(".name")!.TextContent} {side.QuerySelector(".chip")!.TextContent}"));
        Assert.Equal(sides[0].QuerySelectorAll(".line").Length, sides[1].QuerySelectorAll(".line").Length);
        Assert.Equal(["only here:   \"b\": 2", "only here:   \"c\": 3"], pane.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("2 differences", pane.Find(".count .chip").TextContent);
    }
}
