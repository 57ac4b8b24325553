using Portal.Console;

namespace Portal.Tests.Console;

public sealed class AnswerDiffTests
{
    [Fact]
    public void Two_answers_differ_by_place_and_by_what_stands_there()
    {
        var differences = AnswerDiff.Of(
            """{"city":"Rome","lat":"41.89","offers":[1,2],"a/b":{"c":true},"gone":null}""",
            """{"city":"Rome","lat":41.89,"offers":[1,3,4],"a/b":{"c":false},"new":[]}""");

        Assert.Equal(
            [new("/lat", "\"41.89\"", "41.89"), new("/offers/1", "2", "3"), new("/offers/2", null, "4"), new("/a~1b/c", "true", "false"), new("/gone", "null", null), new("/new", null, "[]")],
            differences!);
    }

    [Fact]
    public void The_order_of_properties_and_the_way_they_are_written_make_no_difference() =>
        Assert.Empty(AnswerDiff.Of("""{"a":1.0,"b":[]}""", """{ "b": [ ], "a": 1 }""")!);

    [Fact]
    public void What_is_not_JSON_is_not_compared() => Assert.Null(AnswerDiff.Of("{}", "hello"));

    [Fact]
    public void A_flood_of_differences_is_cut_off() =>
        Assert.Equal(AnswerDiff.Most, AnswerDiff.Of($"[{string.Join(',', Enumerable.Repeat(1, 1000))}]", $"[{string.Join(',', Enumerable.Repeat(2, 1000))}]")!.Count);
}
