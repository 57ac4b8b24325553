using Portal.Api.Contracts.Making;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Tests.Contracts.Making;

/// <summary>What the console fills in and the mock answers holds against the contract that it was made from, as the gateway would hold it.</summary>
public sealed class ValueMakerTests
{
    private const string Pets = ""","Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"type":"object","required":["claws"],"properties":{"claws":{"type":"integer"}}}]},"Pet":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}}},"Dog":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"type":"object","properties":{"barks":{"type":"boolean"}}}]}""";

    [Theory]
    [InlineData("""{"type":"string","pattern":"^[0-9a-zA-Z]+$","minLength":10,"maxLength":10}""")]
    [InlineData("""{"type":"string","pattern":"^arn:[a-z-]+:[a-z0-9]*:\\d{12}:.{1,20}$"}""")]
    [InlineData("""{"type":"string","pattern":"^(v[0-9]+|stable)(-[a-z]{2,})?$","minLength":8}""")]
    [InlineData("""{"type":"string","pattern":"^\\p{Lu}[^\\s,]{3}$"}""")]
    [InlineData("""{"type":"string","pattern":"^[^@]+@[^@]+\\.[a-z]{2,3}$","format":"email"}""")]
    [InlineData("""{"type":"string","maxLength":2}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"maximum":0.5}""")]
    [InlineData("""{"type":"integer","minimum":1.5,"multipleOf":4,"exclusiveMaximum":8}""")]
    [InlineData("""{"type":"number","format":"uint8"}""")]
    [InlineData("""{"type":"integer","maximum":-3}""")]
    [InlineData("""{"type":"object","minProperties":2,"additionalProperties":{"type":"integer"},"propertyNames":{"pattern":"^[A-Z]{2}"}}""")]
    [InlineData("""{"type":"object","maxProperties":1,"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","required":["told","untold"],"properties":{"told":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","required":["any"],"properties":{"any":{"description":"Anything."}}}""")]
    [InlineData("""{"required":["a"],"additionalProperties":{"type":"boolean"}}""")]
    [InlineData("""{"type":"array","minItems":2,"uniqueItems":true,"items":{"enum":["a","b","c"]}}""")]
    [InlineData("""{"type":"array","minItems":3,"maxItems":3,"items":{"type":"string","format":"date"}}""")]
    [InlineData("""{"oneOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"const":1}},"additionalProperties":false},{"type":"null"}]}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"oneOf":[{"required":["a"]},{"required":["b"]}]}""")]
    [InlineData("""{"type":"object","required":["name"],"properties":{"name":{"type":"string"}},"anyOf":[{"required":["size"],"properties":{"size":{"type":"integer"}}}]}""")]
    [InlineData("""{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}}}""")]
    [InlineData("""{"$ref":"#/components/schemas/Cat"}""")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"data":{"type":"array","items":{"type":"object"}},"kind":{"enum":["a","b","c"]}}},{"required":["data","kind"],"properties":{"data":{"minItems":1,"items":{"$ref":"#/components/schemas/Cat"}},"kind":{"enum":["b"]}}}]}""")]
    public void What_is_made_for_a_schema_fits_it_by_itself_and_by_any_seed(string json)
    {
        var schema = Documents.WithSchema(json, Pets).FindSchema("X")!;

        foreach (var made in Enumerable.Range(0, 20).Select(seed => SeededMaker.Make(schema, seed)).Prepend(ExampleMaker.Make(schema, ShapeUse.Answer)).Prepend(ExampleMaker.Make(schema, ShapeUse.Request)))
        {
            Assert.NotNull(made);
            Assert.True(schema.Takes(made, ShapeUse.Any), $"{NodeJson.Text(made)} is not what {json} takes");
        }
    }

    [Fact]
    public void A_member_that_several_parts_speak_of_is_what_all_of_them_say()
    {
        var data = Documents.WithSchema(
            """{"allOf":[{"properties":{"data":{"type":"array","description":"What was found.","items":{"type":"object"}},"id":{"type":"string"}}},{"properties":{"data":{"maxItems":5,"items":{"$ref":"#/components/schemas/Dog"}},"id":{"readOnly":true}}}]}""", Pets).FindSchema("X")!.Properties;

        Assert.Equal(["data", "id"], data.Select(property => property.Name));
        Assert.Equal(("array of Dog", "What was found.", true), (data[0].Schema.TypeWords, data[0].Schema.Description, data[1].Schema.IsReadOnly));
        Assert.Contains(data[0].Schema.Constraints, words => words.Contains('5', StringComparison.Ordinal));
        Assert.Equal(["kind", "barks"], data[0].Schema.Items!.Properties.Select(property => property.Name));
    }

    [Fact]
    public void A_pattern_that_takes_time_without_measure_is_given_up_once_and_no_other_of_the_value_is_tried()
    {
        const string Slow = """{"type":"string","pattern":"^(([a-z.])+.)+[A-Z]$","minLength":60}""";
        var members = string.Join(',', Enumerable.Range(0, 100).Select(at => $"\"m{at}\":{Slow}"));
        var schema = Documents.WithSchema("""{"type":"object","properties":{""" + members + "}}").FindSchema("X")!;
        var clock = ThreadTime.Start();

        Assert.Equal(100, ExampleMaker.Make(schema).Members().Count());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }
}
