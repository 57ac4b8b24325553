using System.Text;
using System.Text.Json;
using Portal.Api.Contracts.Validation;

namespace Portal.Tests.Contracts.Validation;

/// <summary>Whatever schemas and values are, the answer comes soon, is exact, and takes little memory.</summary>
public sealed class ValidatorLimitTests
{
    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"allOf":[{"$ref":"#"},{"$ref":"#"}]}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}""")]
    [InlineData("""{"$dynamicRef":"#x","$dynamicAnchor":"x"}""")]
    public void Schemas_that_go_round_in_circles_ask_nothing(string schema) => Assert.Empty(SchemaValidatorTests.Both(schema, "[1]"));

    [Fact]
    public void Work_that_doubles_with_each_level_is_given_up()
    {
        var levels = string.Join(',', Enumerable.Range(0, 60).Select(level => $$"""{{Quote(level)}}:{"allOf":[{"$ref":"#/$defs/{{level + 1}}"},{"$ref":"#/$defs/{{level + 1}}","title":"t"}] }"""));
        var clock = ThreadTime.Start();
        var violation = Assert.Single(SchemaValidatorTests.Both($$"""{"$ref":"#/$defs/0","$defs":{ {{levels}},{{Quote(60)}}:{"type":"string"} } }""", "\"x\""));

        Assert.Contains("more work", violation.Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");

        static string Quote(int level) => $"\"{level}\"";
    }

    [Fact]
    public void A_value_as_deep_as_a_reader_lets_in_is_checked()
    {
        var value = new string('[', 60) + "1" + new string(']', 60);

        Assert.Single(SchemaValidatorTests.Both("""{"anyOf":[{"type":"array","items":{"$ref":"#"}},{"type":"string"}]}""", value));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=(a+)+$)(a+)+$")]
    public void A_pattern_made_to_hang_does_not(string pattern)
    {
        var clock = ThreadTime.Start();

        Assert.Single(SchemaValidatorTests.Both($$"""{"pattern":"{{pattern}}"}""", $"\"{new string('a', 5_000)}!\""));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("(?i)abc", "begins no group")]
    [InlineData("[a", "not closed")]
    [InlineData("a{2,1}", "do not fit together")]
    [InlineData("\\\\p{Klingon}", "no category")]
    public void A_pattern_that_is_none_is_a_finding_and_asks_nothing(string pattern, string reason)
    {
        var validator = SchemaValidatorTests.Compile($$"""{"properties":{"a":{"pattern":"{{pattern}}"} } }""");

        Assert.Empty(validator.Validate(SchemaValidatorTests.Node("""{"a":"x"}""")));
        var finding = Assert.Single(validator.Findings);
        Assert.Equal("/properties/a/pattern", finding.Key);
        Assert.Contains(reason, finding.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"maximum":123456789012345678901234567890}""", "123456789012345678901234567891", false)]
    [InlineData("""{"maximum":123456789012345678901234567890}""", "123456789012345678901234567890", true)]
    [InlineData("""{"const":0.1}""", "0.10000000000000000001", false)]
    [InlineData("""{"const":100}""", "1e2", true)]
    [InlineData("""{"multipleOf":0.01}""", "4.35", true)]
    [InlineData("""{"multipleOf":0.0001}""", "0.00751", false)]
    [InlineData("""{"multipleOf":7}""", "1e999999999", false)]
    [InlineData("""{"multipleOf":0.5}""", "1e308", true)]
    [InlineData("""{"maximum":1e999999999999}""", "1e-999999999999", true)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"minimum":-0.0}""", "-0", true)]
    public void Numbers_are_compared_exactly(string schema, string value, bool fits) => Assert.Equal(fits, SchemaValidatorTests.Both(schema, value).Count == 0);

    [Fact]
    public void Of_very_many_violations_the_first_hundred_are_told()
    {
        var value = $"[{string.Join(',', Enumerable.Range(0, 5_000))}]";

        Assert.Equal(100, SchemaValidatorTests.Both("""{"items":{"type":"string"}}""", value).Count);
    }

    [Fact]
    public void Long_lists_are_searched_for_equal_items_without_comparing_all_with_all()
    {
        var items = string.Join(',', Enumerable.Range(0, 50_000).Select(number => $$"""{"a":{{number}},"b":["{{number}}"]}"""));
        var clock = ThreadTime.Start();

        Assert.Empty(SchemaValidatorTests.Both("""{"uniqueItems":true}""", $"[{items}]"));
        Assert.Contains("items 8 and 50001", Assert.Single(SchemaValidatorTests.Both("""{"uniqueItems":true}""", $$"""[{{items}},{"b":["7"],"a":7.0}]""")).Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task One_validator_serves_many_threads()
    {
        var validator = SchemaValidatorTests.Compile("""{"properties":{"next":{"$ref":"#"},"name":{"pattern":"^[a-z]+$"}},"required":["name"]}""");
        var good = Encoding.UTF8.GetBytes("""{"name":"a","next":{"name":"b","next":{"name":"c"}}}""");
        var bad = Encoding.UTF8.GetBytes("""{"name":"a","next":{"name":"B"}}""");

        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(index => Task.Run(() =>
        {
            using var value = JsonDocument.Parse(index % 2 == 0 ? good : bad);
            return Enumerable.Range(0, 200).Sum(_ => validator.Validate(value.RootElement).Count);
        }, TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(0, 16).Select(index => index % 2 == 0 ? 0 : 200), counts);
    }

    [Fact]
    public void A_value_that_fits_is_checked_almost_without_memory()
    {
        var validator = SchemaValidatorTests.Compile("""{"type":"object","required":["id"],"properties":{"id":{"format":"uuid"},"tags":{"items":{"type":"string","maxLength":9},"uniqueItems":true},"n":{"multipleOf":0.01}},"additionalProperties":false}""");
        using var value = JsonDocument.Parse("""{"id":"2eb8aa08-aa98-11ea-b4aa-73b441d16380","tags":["a","b","è"],"n":12.34}""");
        Assert.Empty(validator.Validate(value.RootElement));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            validator.Validate(value.RootElement);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1_024);
    }
}
