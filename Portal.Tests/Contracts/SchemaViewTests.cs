using Portal.Api.Contracts.Making;
using Portal.Api.Contracts.Slices;

namespace Portal.Tests.Contracts;

public sealed class SchemaViewTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "string")]
    [InlineData("""{"type":["string","null"]}""", "string or null")]
    [InlineData("""{"type":"integer","nullable":true}""", "integer or null")]
    [InlineData("""{"type":["integer","string"]}""", "integer or string")]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/City"}}""", "array of City")]
    [InlineData("""{"type":"array","items":{"type":["number","null"]}}""", "array of number or null")]
    [InlineData("""{"oneOf":[{"$ref":"#/components/schemas/City"},{"type":"string"}]}""", "one of City, string")]
    [InlineData("""{"anyOf":[{"$ref":"#/components/schemas/City"},{"type":"null"}]}""", "City or null")]
    [InlineData("""{"oneOf":[{"$ref":"#/components/schemas/City"},{"type":"string"},{"type":"null"}]}""", "one of City, string or null")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/City"}]}""", "object")]
    [InlineData("{}", "any")]
    public void A_type_is_said_in_words(string json, string words)
    {
        var document = Documents.WithSchema("{\"type\":\"object\",\"properties\":{\"p\":" + json + "}}", ""","City":{"type":"object","properties":{"name":{"type":"string"}}}""");

        Assert.Equal(words, document.FindSchema("X")!.Properties[0].Schema.TypeWords);
    }

    [Theory]
    [InlineData("""{"minLength":1,"maxLength":64,"pattern":"^a$"}""", "1 to 64 characters|matches ^a$")]
    [InlineData("""{"minimum":0,"exclusiveMaximum":10,"multipleOf":0.5}""", "at least 0|less than 10|multiple of 0.5")]
    [InlineData("""{"minItems":1,"uniqueItems":true}""", "at least 1 item|no item twice")]
    [InlineData("""{"format":"date-time"}""", "date-time")]
    [InlineData("""{"minItems":2,"maxItems":2}""", "2 items")]
    public void Constraints_become_a_few_words(string json, string chips) =>
        Assert.Equal(chips.Split('|'), Documents.WithSchema(json).FindSchema("X")!.Constraints);

    [Fact]
    public void Exclusive_bounds_of_older_documents_are_flags()
    {
        var document = Documents.Open("""{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"X":{"minimum":0,"exclusiveMinimum":true}}}}""");

        Assert.Equal(["more than 0"], document.FindSchema("X")!.Constraints);
    }

    [Fact]
    public void Parts_of_all_of_are_seen_as_one_object()
    {
        var schema = Documents.WithSchema(
            """{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"b":{"type":"string"}},"required":["a"]}]}""",
            ""","Base":{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":{"type":"string"}}""").FindSchema("X")!;

        Assert.Equal([("a", true), ("b", false)], schema.Properties.Select(property => (property.Name, property.Required)));
    }

    [Fact]
    public void A_schema_inside_itself_is_cut_off_and_can_be_reached_by_its_name()
    {
        var node = Documents.WithSchema("""{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#/components/schemas/X"}},"other":{"$ref":"#/components/schemas/Y"}}}""", ""","Y":{"type":"object","properties":{"x":{"$ref":"#/components/schemas/X"}}}""").FindSchema("X")!;

        var inner = node.Properties[0].Schema.Items!;
        Assert.True(inner.IsRecursive);
        Assert.Equal("X", inner.Name);
        Assert.True(node.Properties[1].Schema.Properties[0].Schema.IsRecursive);
    }

    [Fact]
    public void Beside_a_reference_a_description_counts_and_the_rest_is_the_target_s()
    {
        var property = Documents.WithSchema("""{"type":"object","properties":{"p":{"$ref":"#/components/schemas/Y","description":"here"}}}""", ""","Y":{"type":"string","description":"there","enum":["a",1,null],"default":"a"}""").FindSchema("X")!.Properties[0].Schema;

        Assert.Equal(("here", "Y", "string", "a"), (property.Description, property.Name, property.TypeWords, property.Default));
        Assert.Equal(["a", "1", "null"], property.Enum);
    }

    [Fact]
    public void Maps_and_closed_objects_say_so()
    {
        var map = Documents.WithSchema("""{"type":"object","additionalProperties":{"type":"integer"}}""").FindSchema("X")!;
        var closed = Documents.WithSchema("""{"type":"object","additionalProperties":false}""").FindSchema("X")!;

        Assert.Equal("integer", map.AdditionalProperties!.TypeWords);
        Assert.True(closed.IsClosed);
        Assert.Null(closed.AdditionalProperties);
    }

    [Fact]
    public void A_schema_whose_expansion_has_a_million_million_parts_costs_what_is_looked_at()
    {
        var levels = string.Concat(Enumerable.Range(0, 40).Select(level => ""","L0":{"allOf":[{"$ref":"#/components/schemas/L1"},{"$ref":"#/components/schemas/L1"}],"properties":{"p0":{"$ref":"#/components/schemas/L1"}}}"""
            .Replace("L1", $"L{level + 1}", StringComparison.Ordinal).Replace("L0", $"L{level}", StringComparison.Ordinal).Replace("p0", $"p{level}", StringComparison.Ordinal)));
        var schema = Documents.WithSchema("""{"$ref":"#/components/schemas/L0"}""", levels + ""","L40":{"type":"string"}""").FindSchema("X")!;

        Assert.InRange(schema.Properties.Count, 1, 64);
        Assert.NotNull(ExampleMaker.Make(schema));
    }
}
