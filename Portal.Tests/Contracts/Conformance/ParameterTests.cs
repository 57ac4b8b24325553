namespace Portal.Tests.Contracts.Conformance;

/// <summary>Parameters by OpenAPI's table of styles: the same values, written in each way, are read back and held against the schema.</summary>
public sealed class ParameterTests
{
    private const string Ok = "responses: { '200': { description: D } }";
    private const string Numbers = "{ type: array, items: { type: integer }, maxItems: 2 }";
    private const string Box = "{ type: object, additionalProperties: false, required: [x, y], properties: { x: { type: integer, maximum: 9 }, y: { type: string } } }";

    [Theory]
    [InlineData("/a/5", "{ type: integer, maximum: 9 }", "simple", false)]
    [InlineData("/a/1,2", Numbers, "simple", false)]
    [InlineData("/a/1,2", Numbers, "simple", true)]
    [InlineData("/a/x,5,y,b", Box, "simple", false)]
    [InlineData("/a/x=5,y=b", Box, "simple", true)]
    [InlineData("/a/.5", "{ type: integer, maximum: 9 }", "label", false)]
    [InlineData("/a/.1,2", Numbers, "label", false)]
    [InlineData("/a/.1.2", Numbers, "label", true)]
    [InlineData("/a/.x,5,y,b", Box, "label", false)]
    [InlineData("/a/.x=5.y=b", Box, "label", true)]
    [InlineData("/a/;p=5", "{ type: integer, maximum: 9 }", "matrix", false)]
    [InlineData("/a/;p=1,2", Numbers, "matrix", false)]
    [InlineData("/a/;p=1;p=2", Numbers, "matrix", true)]
    [InlineData("/a/;p=x,5,y,b", Box, "matrix", false)]
    [InlineData("/a/;x=5;y=b", Box, "matrix", true)]
    public void A_value_in_the_path_is_read_by_its_style(string target, string schema, string style, bool explode)
    {
        var rules = Rules.Of("/a/{p}", "get", $"parameters: [{{ name: p, in: path, required: true, style: {style}, explode: {(explode ? "true" : "false")}, schema: {schema} }}]", Ok);

        Assert.Empty(rules.Ask(target).Violations);
        // One digit more breaks each of them: a maximum, or one item too many or of another type.
        var wrong = Assert.Single(rules.Ask(target.Replace('5', 'z').Replace("1", "q", StringComparison.Ordinal)).Violations);
        Assert.Equal(("path", "p", "type"), (wrong.In, wrong.Name, wrong.Rule));
        Assert.StartsWith("#/paths/~1a~1%7Bp%7D/get/parameters/0/schema", wrong.Pointer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p=1&p=2", "p=1&p=2&p=3", Numbers, "form", true)]
    [InlineData("p=1,2", "p=1,2,3", Numbers, "form", false)]
    [InlineData("p=1%2C2", "p=1%2C2%2C3", Numbers, "form", false)]
    [InlineData("p=1%202", "p=1%202%203", Numbers, "spaceDelimited", false)]
    [InlineData("p=1+2", "p=1+2+3", Numbers, "spaceDelimited", false)]
    [InlineData("p=1%7C2", "p=1|2|3", Numbers, "pipeDelimited", false)]
    [InlineData("x=5&y=b", "x=10&y=b", Box, "form", true)]
    [InlineData("p=x,5,y,b", "p=x,10,y,b", Box, "form", false)]
    [InlineData("p[x]=5&p[y]=b", "p[x]=10&p[y]=b", Box, "deepObject", true)]
    [InlineData("p%5Bx%5D=5&p%5By%5D=b", "p%5Bx%5D=5", Box, "deepObject", true)]
    public void A_value_in_the_query_is_read_by_its_style(string right, string wrong, string schema, string style, bool explode)
    {
        var rules = Rules.Of("/a", "get", $"parameters: [{{ name: p, in: query, required: true, style: {style}, explode: {(explode ? "true" : "false")}, schema: {schema} }}]", Ok);

        Assert.Empty(rules.Ask($"/a?{right}&other=1").Violations);
        Assert.Single(rules.Ask($"/a?{wrong}").Violations);
        Assert.Equal("required", Assert.Single(rules.Ask("/a?other=1").Violations).Rule);
    }

    [Theory]
    [InlineData("true", "{ type: boolean }", true)]
    [InlineData("yes", "{ type: boolean }", false)]
    [InlineData("-1.5e3", "{ type: number }", true)]
    [InlineData("+5", "{ type: number }", false)]
    [InlineData("05", "{ type: integer }", false)]
    [InlineData("5.0", "{ type: integer }", true)]
    [InlineData("05", "{ type: [string, integer] }", true)]
    [InlineData("a%20b", "{ const: a b }", true)]
    [InlineData("a+b", "{ const: a b }", true)]
    [InlineData("", "{ type: string, minLength: 1 }", false)]
    [InlineData("7", "{ enum: [7, 8] }", true)]
    [InlineData("9", "{ enum: [7, 8] }", false)]
    [InlineData("2026-02-30", "{ type: string, format: date }", false)]
    [InlineData("4", "{ oneOf: [{ type: integer }, { type: boolean }] }", true)]
    [InlineData("b", "{ oneOf: [{ type: integer }, { type: boolean }] }", false)]
    [InlineData("null", "{ type: [integer, 'null'] }", true)]
    public void A_text_is_read_as_what_the_schema_takes(string value, string schema, bool fits) =>
        Assert.Equal(fits, Rules.Of("/a", "get", $"parameters: [{{ name: p, in: query, schema: {schema} }}]", Ok).Ask($"/a?p={value}").Conforms);

    [Fact]
    public void Headers_and_cookies_are_parameters_too_and_their_names_are_compared_as_HTTP_does()
    {
        var rules = Rules.Of(
            "/a", "get", "parameters: [{ name: X-Kind, in: header, required: true, schema: { enum: [new, old] } }, { name: X-Ids, in: header, schema: " + Numbers + " }, { name: sid, in: cookie, required: true, schema: { type: integer } }]", Ok);

        Assert.Empty(rules.Ask("/a", null, null, ("x-kind", "new"), ("X-Ids", "1, 2"), ("Cookie", "a=b; sid=7")).Violations);
        Assert.Equal(
            [("header", "X-Kind", "enum"), ("header", "X-Ids", "maxItems"), ("cookie", "sid", "required")],
            rules.Ask("/a", null, null, ("X-Kind", "none"), ("X-Ids", "1,2"), ("X-Ids", "3"), ("Cookie", "Sid=7")).Violations.Select(one => (one.In, one.Name, one.Rule)));
    }

    [Fact]
    public void A_parameter_in_a_media_type_of_its_own_is_read_in_it()
    {
        var rules = Rules.Of("/a", "get", "parameters: [{ name: p, in: query, content: { application/json: { schema: " + Box + " } } }]", Ok);

        Assert.Empty(rules.Ask("/a?p=%7B%22x%22:5,%22y%22:%22b%22%7D").Violations);
        Assert.Equal("/x", Assert.Single(rules.Ask("/a?p=%7B%22x%22:50,%22y%22:%22b%22%7D").Violations).Instance);
        Assert.Equal("content", Assert.Single(rules.Ask("/a?p=%7Bx").Violations).Rule);
    }

    [Theory]
    [InlineData("/a?p=1&p=2", "was sent more than once")]
    [InlineData("/a?p=[x]", "must be a whole number")]
    public void What_is_written_in_another_way_is_told(string target, string words) =>
        Assert.Contains(words, Assert.Single(Rules.Of("/a", "get", "parameters: [{ name: p, in: query, schema: { type: integer } }]", Ok).Ask(target).Violations).Detail, StringComparison.Ordinal);

    [Fact]
    public void Parameters_of_the_path_hold_for_its_operations_and_are_overridden_by_theirs()
    {
        var rules = Rules.Of("""
            openapi: 3.0.4
            info: { title: T, version: '1' }
            paths:
              /a/{p}-{q}.json:
                parameters:
                  - { name: p, in: path, required: true, schema: { type: string } }
                  - { $ref: '#/components/parameters/Q' }
                get:
                  parameters: [{ name: p, in: path, required: true, schema: { type: integer } }]
                  responses: { '200': { description: D } }
            components:
              parameters:
                Q: { name: q, in: path, required: true, schema: { type: string, maxLength: 2 } }
            """);

        Assert.Equal("2 parameters, valid", rules.Ask("/a/7-ab.json").Words);
        Assert.Equal(
            ["#/paths/~1a~1%7Bp%7D-%7Bq%7D.json/get/parameters/0/schema/type", "#/components/parameters/Q/schema/maxLength"],
            rules.Ask("/a/x-abc.json").Violations.Select(one => one.Pointer).Order().Reverse());
    }

    [Fact]
    public void A_credential_that_the_contract_lists_is_the_doors_to_take_out()
    {
        var rules = Rules.Of("""
            openapi: 3.1.1
            info: { title: T, version: '1' }
            paths:
              /a:
                get:
                  parameters: [{ name: shop_key, in: query, required: true, schema: { type: string } }]
                  responses: { '200': { description: D } }
            components: { securitySchemes: { key: { type: apiKey, in: query, name: shop_key } } }
            """);

        Assert.Empty(rules.Ask("/a").Violations);
    }

    [Theory]
    [InlineData("form", "p=a&p=b")]
    [InlineData("form", "p.1.id=a&p.2.id=b")]
    [InlineData("pipeDelimited", "p=a|b")]
    public void Lists_of_objects_are_written_as_each_service_likes(string style, string query)
    {
        var rules = Rules.Of("/a", "get", $"parameters: [{{ name: p, in: query, style: {style}, schema: {{ type: array, items: {{ type: object, required: [id], properties: {{ id: {{ type: string }} }} }} }} }}]", Ok);

        Assert.DoesNotContain(rules.Ask("/a?" + query).Violations, violation => violation.Name == "p");
    }
}
