using System.Text;
using System.Text.Json;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;

namespace Portal.Tests.Contracts.Validation;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"minimum":18}""", "17", "minimum", "The value must be at least 18; 17 was given.")]
    [InlineData("""{"type":"string"}""", "17", "type", "The value must be a string; a number was given.")]
    [InlineData("""{"type":["integer","null"]}""", "1.5", "type", "The value must be a whole number or null; a number was given.")]
    [InlineData("""{"enum":["bus","train"]}""", "\"plane\"", "enum", "The value must be one of bus or train; \"plane\" was given.")]
    [InlineData("""{"minLength":3}""", "\"é\"", "minLength", "The value must have at least 3 characters; it has 1.")]
    [InlineData("""{"required":["city"]}""", "{}", "required", "The value lacks 'city', which is required.")]
    [InlineData("""{"multipleOf":0.01}""", "0.075", "multipleOf", "The value must be a multiple of 0.01; 0.075 was given.")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "uniqueItems", "The value must not have the same item twice; items 1 and 3 are equal.")]
    public void A_violation_names_the_rule_what_was_given_and_what_would_fit(string schema, string value, string keyword, string message)
    {
        var violation = Assert.Single(Both(schema, value));

        Assert.Equal((keyword, message), (violation.Keyword, violation.Message));
    }

    [Fact]
    public void A_violation_points_at_the_value_and_at_the_keyword()
    {
        var violation = Assert.Single(Both("""{"properties":{"a/b":{"items":{"$ref":"#/$defs/n"}}},"$defs":{"n":{"maximum":2}}}""", """{"a/b":[1,3]}"""));

        Assert.Equal(("/a~1b/1", "/$defs/n/maximum", "Item 2 of 'a/b' must be at most 2; 3 was given."), (violation.InstancePointer, violation.SchemaPointer, violation.Message));
    }

    [Fact]
    public void Secrets_are_not_repeated() =>
        Assert.Equal("'apiKey' must have at most 3 characters; it has 6.", Assert.Single(Both("""{"properties":{"apiKey":{"maxLength":3}}}""", """{"apiKey":"hidden"}""")).Message);

    /// <summary>Checked as a contract's node and as a call's body; both say the same.</summary>
    internal static IReadOnlyList<SchemaViolation> Both(string schema, string value, SchemaDialect dialect = SchemaDialect.Draft202012, SchemaDirection direction = SchemaDirection.Any)
    {
        var validator = Compile(schema, dialect);
        using var document = JsonDocument.Parse(value);
        var violations = validator.Validate(document.RootElement, direction);
        Assert.Equal(violations, validator.Validate(Node(value), direction));
        return violations;
    }

    internal static SchemaValidator Compile(string schema, SchemaDialect dialect = SchemaDialect.Draft202012)
    {
        var node = Node(schema);
        return SchemaValidator.Compile(node, node, dialect);
    }

    internal static ContractNode Node(string json) => NodeText.Read(Encoding.UTF8.GetBytes(json), ContractFormat.Json);
}
