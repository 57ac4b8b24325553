using Portal.Api.Contracts.Samples;

namespace Portal.Tests.Contracts.Samples;

public sealed class RequestBuilderTests
{
    [Theory]
    [InlineData("query, style: form", "a,b", "/x?p=a&p=b")]
    [InlineData("query, style: form, explode: false", "a,b", "/x?p=a,b")]
    [InlineData("query, style: pipeDelimited", """["a","b c"]""", "/x?p=a%7Cb%20c")]
    [InlineData("query, style: form", "", "/x")]
    public void Lists_in_the_query_follow_their_style(string place, string text, string target) =>
        Assert.Equal(target, Build("/x", $"{{ name: p, in: {place}, schema: {{ type: array, items: {{ type: string }} }} }}", place.Split(',')[0] + ".p", text).Target);

    [Theory]
    [InlineData("simple", "a b/ü?", "/x/a%20b%2F%C3%BC%3F")]
    [InlineData("label", "a", "/x/.a")]
    [InlineData("matrix", "a", "/x/;p=a")]
    public void Values_in_the_path_are_escaped(string style, string text, string target) =>
        Assert.Equal(target, Build("/x/{p}", $"{{ name: p, in: path, required: true, style: {style}, schema: {{ type: string }} }}", "path.p", text).Target);

    [Fact]
    public void Objects_of_deep_style_name_their_members() =>
        Assert.Equal("/x?p%5Ba%5D=1&p%5Bb%5D=x", Build("/x", "{ name: p, in: query, style: deepObject, schema: { type: object } }", "query.p", """{"a":1,"b":"x"}""").Target);

    [Theory]
    [InlineData("application/json: { schema: { type: object } }", """{"a":1}""", "/x?p=%7B%22a%22%3A1%7D")]
    [InlineData("application/json: { schema: { type: array } }", "[1, 2]", "/x?p=%5B1%2C%202%5D")]
    public void A_value_written_in_a_media_type_is_sent_whole(string content, string text, string target) =>
        Assert.Equal(target.Replace("%2C", ",", StringComparison.Ordinal), Build("/x", $"{{ name: p, in: query, content: {{ {content} }} }}", "query.p", text).Target);

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=é #x", "/x?a=1&b=%C3%A9%20%23x")]
    [InlineData("application/json", """{"a":1}""", "/x?%7B%22a%22%3A1%7D")]
    public void A_parameter_can_be_the_whole_query(string type, string text, string target) =>
        Assert.Equal(target, Build("/x", $"{{ name: p, in: querystring, content: {{ {type}: {{ schema: {{ type: object }} }} }} }}", "querystring.p", text).Target);

    [Theory]
    [InlineData("schema: { type: array, items: { type: integer } }, explode: false, example: [1, 2]", "/x?p=1,2")]
    [InlineData("content: { application/json: { schema: { type: object }, example: { a: 1 } } }", "/x?p=%7B%22a%22%3A1%7D")]
    [InlineData("content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } }", "/x?p=%7B%22a%22%3A1%7D")]
    public void Examples_of_values_with_parts_are_sent_in_one_line(string parameter, string target)
    {
        var operation = Documents.Open(Documents.Yaml($"  /x:\n    get:\n      operationId: x\n      parameters: [{{ name: p, in: query, required: true, {parameter} }}]")).FindOperation("x")!;

        Assert.Equal(target, RequestBuilder.Build(operation, "http://gateway", RequestInput.Example(operation)).Target);
    }

    [Fact]
    public void The_example_call_fills_what_is_required_and_leaves_the_rest_out()
    {
        var operation = Documents.Open(Documents.Yaml(
            "  /x/{id}:\n    get:\n      operationId: x\n      parameters:\n"
            + "        - { name: id, in: path, required: true, schema: { type: string, format: uuid } }\n"
            + "        - { name: q, in: query, required: true, example: hi there, schema: { type: string } }\n"
            + "        - { name: page, in: query, example: 3, schema: { type: integer } }\n"
            + "      security: [{ query_key: [] }, { header_key: [] }]",
            "components: { securitySchemes: { query_key: { type: apiKey, in: query, name: user_key }, header_key: { type: apiKey, in: header, name: X-API-Key } } }")).FindOperation("x")!;

        var model = RequestBuilder.Build(operation, "http://gateway", RequestInput.Example(operation));

        Assert.Equal("/x/0193c6a2-5b7e-7c41-9f7d-3a2b1c4d5e6f?q=hi%20there", model.Target);
        Assert.Equal(new RequestValue("X-API-Key", "", RequestBuilder.KeyVariable), Assert.Single(model.Headers));
    }

    [Theory]
    [InlineData("{ type: string }", "/x/owner")]
    [InlineData("{ type: string, enum: [a, b] }", "/x/a")]
    [InlineData("{ type: string, minLength: 7 }", "/x/string.")]
    [InlineData("{ type: integer }", "/x/1")]
    public void A_value_that_only_has_to_be_a_text_is_its_parameters_name(string schema, string target)
    {
        var operation = Documents.Open(Documents.Yaml($"  /x/{{owner}}:\n    get:\n      operationId: x\n      parameters: [{{ name: owner, in: path, required: true, schema: {schema} }}]")).FindOperation("x")!;

        Assert.Equal(target, RequestBuilder.Build(operation, "http://gateway", RequestInput.Example(operation)).Target);
    }

    private static RequestModel Build(string path, string parameter, string key, string text)
    {
        var operation = Documents.Open(Documents.Yaml($"  {path}:\n    get:\n      operationId: x\n      parameters: [{parameter}]").Replace("3.1.1", "3.2.0", StringComparison.Ordinal)).FindOperation("x")!;
        return RequestBuilder.Build(operation, "http://gateway", new RequestInput(new Dictionary<string, string> { [key] = text }));
    }

    [Fact]
    public void A_path_with_a_part_of_the_query_is_gone_on_with() =>
        Assert.Equal("/rest?method=photos&p=1", Build("'/rest?method=photos'", "{ name: p, in: query, schema: { type: string } }", "query.p", "1").Target);
}
