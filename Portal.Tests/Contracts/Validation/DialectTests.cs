using System.Text.Json;
using Portal.Api.Contracts.Validation;

namespace Portal.Tests.Contracts.Validation;

/// <summary>What OpenAPI adds to JSON Schema, and where its dialects part.</summary>
public sealed class DialectTests
{
    private const string Pets = """
        {"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"hound":"#/components/schemas/Dog"}},
         "components":{"schemas":{"Cat":{"required":["lives"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}},
                                  "Dog":{"required":["barks"],"properties":{"kind":{"type":"string"},"barks":{"type":"boolean"}}}}}}
        """;

    [Theory]
    [InlineData("""{"type":"string","nullable":true}""", "null", true)]
    [InlineData("""{"type":"string","nullable":true,"enum":["a"]}""", "null", true)]
    [InlineData("""{"type":"string"}""", "null", false)]
    [InlineData("""{"minimum":5,"exclusiveMinimum":true}""", "5", false)]
    [InlineData("""{"minimum":5,"exclusiveMinimum":false}""", "5", true)]
    [InlineData("""{"$ref":"#/definitions/a","minLength":9,"definitions":{"a":{"type":"string"}}}""", "\"x\"", true)]
    [InlineData("""{"const":1,"prefixItems":[false],"if":true,"then":false}""", "[2]", true)]
    public void OpenAPI_3_0_is_read_as_it_is_meant(string schema, string value, bool fits) =>
        Assert.Equal(fits, SchemaValidatorTests.Both(schema, value, SchemaDialect.OpenApi30).Count == 0);

    [Theory]
    [InlineData("""{"kind":"Cat","lives":9}""", null)]
    [InlineData("""{"kind":"hound","barks":true}""", null)]
    [InlineData("""{"kind":"hound","lives":9}""", "The value lacks 'barks', which is required.")]
    [InlineData("""{"kind":"Dog","barks":5}""", "'barks' must be true or false; a number was given.")]
    [InlineData("""{"kind":"fish"}""", "'kind' says which kind of object this is and must be one of hound, Cat or Dog; \"fish\" was given.")]
    public void A_discriminator_chooses_the_branch_that_is_checked(string value, string? message) =>
        Assert.Equal(message is null ? [] : [message], SchemaValidatorTests.Both(Pets, value, SchemaDialect.OpenApi30).Select(violation => violation.Message));

    [Fact]
    public void Later_a_discriminator_only_chooses_what_is_explained()
    {
        Assert.Empty(SchemaValidatorTests.Both(Pets, """{"kind":"fish","barks":true}"""));
        Assert.Equal("'barks' must be true or false; a number was given.", Assert.Single(SchemaValidatorTests.Both(Pets, """{"kind":"Dog","barks":5}""")).Message);
    }

    [Theory]
    [InlineData("""{"type":["object","null"],"properties":{"sort":{"enum":["a","b"]}}}""", """{"sort":"c"}""", "'sort' must be one of a or b; \"c\" was given.")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"}]}""", "true", "The value must be a string or a whole number; true or false was given.")]
    [InlineData("""{"oneOf":[{"required":["card"]},{"required":["iban"]}]}""", """{"card":1,"iban":2}""", "The value must have exactly one of 'card' and 'iban', not several.")]
    [InlineData("""{"anyOf":[{"required":["card"]},{"required":["iban"]}]}""", "{}", "The value must have at least one of 'card' and 'iban'.")]
    [InlineData("""{"oneOf":[{"properties":{"type":{"const":"a"}}},{"properties":{"type":{"const":"b"}}}]}""", """{"type":"c"}""", "'type' must be one of a or b; \"c\" was given.")]
    [InlineData("""{"oneOf":[{"properties":{"type":{"const":"a"},"x":{"type":"string"}}},{"properties":{"type":{"const":"b"},"x":{"type":"integer"}}}]}""", """{"type":"b","x":"1"}""", "'x' must be a whole number; a string was given.")]
    [InlineData("""{"properties":{"currency":{}},"additionalProperties":false}""", """{"curency":"EUR"}""", "'curency' is not known here; did you mean 'currency'?")]
    public void Of_several_alternatives_the_one_that_is_meant_is_explained(string schema, string value, string message) =>
        Assert.Equal(message, Assert.Single(SchemaValidatorTests.Both(schema, value)).Message);

    [Theory]
    [InlineData(SchemaDirection.Any, """{"id":1,"password":"x"}""", null)]
    [InlineData(SchemaDirection.Request, """{"password":"x"}""", null)]
    [InlineData(SchemaDirection.Request, """{"id":1,"password":"x"}""", "'id' is set by the service and must not be sent.")]
    [InlineData(SchemaDirection.Response, """{"id":1}""", null)]
    [InlineData(SchemaDirection.Response, """{"id":1,"password":"x"}""", "'password' is only ever sent to the service and must not come back.")]
    [InlineData(SchemaDirection.Response, "{}", "The value lacks 'id', which is required.")]
    internal void What_only_goes_one_way_is_neither_required_nor_allowed_the_other_way(SchemaDirection direction, string value, string? message)
    {
        const string schema = """{"required":["id","password"],"properties":{"id":{"$ref":"#/$defs/id"},"password":{"writeOnly":true}},"$defs":{"id":{"readOnly":true}}}""";

        Assert.Equal(message is null ? [] : [message], SchemaValidatorTests.Both(schema, value, direction: direction).Select(violation => violation.Message));
    }

    [Fact]
    public void Formats_can_be_remarks_only()
    {
        using var value = JsonDocument.Parse("\"nobody\"");
        var validator = SchemaValidatorTests.Compile("""{"format":"email"}""");

        Assert.Single(validator.Validate(value.RootElement));
        Assert.Empty(validator.WithFormats(false).Validate(value.RootElement));
    }

    [Theory]
    [InlineData("int32", "2147483648", false)]
    [InlineData("int64", "9223372036854775807", true)]
    [InlineData("int64", "9223372036854775808", false)]
    [InlineData("float", "3.5e38", false)]
    [InlineData("byte", "\"aGVsbG8=\"", true)]
    [InlineData("byte", "\"a\"", false)]
    [InlineData("money", "\"anything\"", true)]
    public void Formats_of_OpenAPI_are_checked_and_unknown_ones_ask_nothing(string format, string value, bool fits) =>
        Assert.Equal(fits, SchemaValidatorTests.Both($$"""{"format":"{{format}}"}""", value).Count == 0);
}
