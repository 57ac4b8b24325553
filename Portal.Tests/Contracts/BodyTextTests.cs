using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Portal.Tests.Contracts;

public sealed class BodyTextTests
{
    [Theory]
    [InlineData("{ a: 1, b: 'x y&z=ü' }", "", "a=1&b=x%20y%26z%3D%C3%BC")]
    [InlineData("{ list: [a, b], map: { k: 1 } }", "", "list=a&list=b&map=%7B%22k%22%3A1%7D")]
    [InlineData("{ list: [a, b] }", "list: { explode: false }", "list=a%2Cb")]
    [InlineData("{ list: [a, b] }", "list: { style: pipeDelimited, explode: false }", "list=a%7Cb")]
    [InlineData("{ map: { k: 1, l: 2 } }", "map: { style: form }", "k=1&l=2")]
    [InlineData("{ map: { k: 1, l: 2 } }", "map: { style: form, explode: false }", "map=k%2C1%2Cl%2C2")]
    [InlineData("{ map: { k: { deep: [x, y] } } }", "map: { style: deepObject, explode: true }", "map[k][deep][0]=x&map[k][deep][1]=y")]
    public void A_form_is_written_as_a_form(string example, string encoding, string text) =>
        Assert.Equal(text, Body("application/x-www-form-urlencoded", $"{{ schema: {{ type: object }}, encoding: {{ {encoding} }}, example: {example} }}").Text);

    [Fact]
    public void A_form_of_parts_says_of_each_what_it_is_and_its_lines_end_as_they_must()
    {
        var content = Body("multipart/form-data", """
            { schema: { type: object, properties: { plan: { type: object, properties: { name: { type: string, example: A } } }, file: { type: string, format: binary }, picture: { type: string }, 'q"': { type: string, enum: [x] } } },
              encoding: { picture: { contentType: 'image/png, image/jpeg' } } }
            """);

        Assert.Equal("multipart/form-data; boundary=form-boundary", content.MediaType);
        Assert.Equal(
            string.Join("\r\n",
            [
                "--form-boundary", "Content-Disposition: form-data; name=\"plan\"", "Content-Type: application/json", "", """{"name":"A"}""",
                "--form-boundary", "Content-Disposition: form-data; name=\"file\"; filename=\"file\"", "Content-Type: application/octet-stream", "", "string",
                "--form-boundary", "Content-Disposition: form-data; name=\"picture\"; filename=\"picture\"", "Content-Type: image/png", "", "string",
                "--form-boundary", "Content-Disposition: form-data; name=\"q%22\"", "", "x",
                "--form-boundary--",
            ]),
            content.Text);
    }

    [Fact]
    public void A_boundary_is_none_of_what_it_divides() =>
        Assert.Equal("multipart/form-data; boundary=form-boundary-", Body("multipart/form-data", "{ schema: { type: object }, example: { a: form-boundary } }").MediaType);

    [Fact]
    public void Xml_has_the_names_attributes_namespaces_and_wrappings_of_its_schema() =>
        Assert.Equal(
            """
            <t:trip xmlns:t="urn:trip" id="7">
              <tags>
                <tag>a</tag>
              </tags>
              <stop>1</stop>
              <stop>2</stop>
            </t:trip>
            """.ReplaceLineEndings("\n"),
            Body("application/xml", """
                { schema: { type: object, xml: { name: trip, prefix: t, namespace: 'urn:trip' }, properties: {
                    tags: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: tag } } },
                    id: { type: integer, xml: { attribute: true } },
                    stops: { type: array, items: { type: integer, xml: { name: stop } } } } },
                  example: { id: 7, tags: [a], stops: [1, 2] } }
                """).Text.ReplaceLineEndings("\n"));

    [Fact]
    public void A_member_without_a_name_is_an_element_all_the_same() =>
        Assert.Contains("<_>1</_>", Body("text/xml", """{ schema: { type: object, xml: { name: a }, properties: { '': { type: string } } }, example: { '': '1' } }""").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("xml: { name: 'a b<', prefix: xmlns, namespace: 'http://www.w3.org/2000/xmlns/' }")]
    [InlineData("xml: { name: '', prefix: '1 2', namespace: 'urn:x' }")]
    public void Xml_comes_out_whatever_a_contract_calls_it(string xml) =>
        Assert.Contains("</", Body("text/xml", $$$"""{ schema: { type: object, {{{xml}}}, properties: { a: { type: string, xml: { attribute: true, name: k } }, b: { type: string, xml: { attribute: true, name: k } }, c: { type: string } } }, example: { a: "\u0001x", b: y, c: z } }""").Text, StringComparison.Ordinal);

    [Fact]
    public void Lists_of_values_have_a_line_for_each() =>
        Assert.Equal("{\n  \"a\": [\n    1,\n    \"é 😀\",\n    []\n  ]\n}", Body("application/json", "{ schema: { type: object }, example: { a: [1, 'é 😀', []] } }").Text);

    [Fact]
    public void A_request_with_many_members_is_made_of_those_that_must_be_sent()
    {
        var members = string.Join(", ", Enumerable.Range(1, 20).Select(index => $"m{index}: {{ type: integer, minimum: {index} }}"));

        Assert.Equal("m3=3&m20=20", Body("application/x-www-form-urlencoded", $"{{ schema: {{ type: object, required: [m3, m20], properties: {{ {members} }} }} }}").Text);
        Assert.Equal("m1=1&m2=2&m3=3&m4=4&m5=5", Body("application/x-www-form-urlencoded", $"{{ schema: {{ type: object, properties: {{ {members} }} }} }}").Text);
    }

    private static RequestContent Body(string type, string content)
    {
        var operation = Documents.Open(Documents.Yaml($"  /x:\n    post:\n      operationId: x\n      requestBody:\n        content:\n          {type}:\n            {content.ReplaceLineEndings(" ")}\n      responses: {{ '200': {{ description: ok }} }}")).FindOperation("x")!;
        return RequestBuilder.Build(operation, "http://gateway", RequestInput.Example(operation)).Body!;
    }
}
