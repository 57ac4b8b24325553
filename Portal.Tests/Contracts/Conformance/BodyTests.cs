namespace Portal.Tests.Contracts.Conformance;

public sealed class BodyTests
{
    private const string Ok = "responses: { '200': { description: D } }";
    private const string User = "{ type: object, required: [name, id], properties: { id: { type: integer, readOnly: true }, name: { type: string }, secret: { type: string, writeOnly: true }, age: { type: integer, minimum: 0 } }, additionalProperties: false }";

    [Fact]
    public void A_body_is_held_against_its_schema_by_the_way_it_travels_and_what_it_holds_is_not_repeated()
    {
        var rules = Rules.Of("/a", "post", "requestBody: { required: true, content: { application/json: { schema: " + User + " } } }", "responses: { '200': { description: D, content: { application/json: { schema: " + User + " } } } }");

        Assert.Empty(rules.Ask("/a", """{"name":"Mia","secret":"s"}""", "application/json; charset=utf-8").Violations);
        Assert.Empty(rules.Answer(200, """{"id":1,"name":"Mia"}""").Violations);
        Assert.Equal("readOnly", Assert.Single(rules.Ask("/a", """{"id":1,"name":"Mia"}""", "application/json").Violations).Rule);
        Assert.Equal(["writeOnly"], rules.Answer(200, """{"id":1,"name":"Mia","secret":"s"}""").Violations.Select(one => one.Rule));
        var wrong = Assert.Single(rules.Ask("/a", """{"name":"Mia","age":-4711}""", "application/json").Violations);
        Assert.Equal(("body", "/age", "#/paths/~1a/post/requestBody/content/application~1json/schema/properties/age/minimum"), (wrong.In, wrong.Instance, wrong.Pointer));
        Assert.DoesNotContain("4711", wrong.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":", "application/json", "json")]
    [InlineData("", "application/json", "json")]
    [InlineData("", null, "required")]
    [InlineData("<a/>", "application/xml", "content")]
    [InlineData("{}", null, "content")]
    [InlineData("\uFEFF{\"name\":\"M\"}", "application/json", null)]
    [InlineData("{\"name\":\"M\"}", "APPLICATION/JSON", null)]
    [InlineData("{\"name\":\"M\"}", "application/vnd.shop.user+json", null)]
    public void Presence_media_type_and_form_are_checked_first(string body, string? type, string? rule)
    {
        var rules = Rules.Of("/a", "post", "requestBody: { required: true, content: { application/json: { schema: " + User + " }, 'application/*': { schema: { type: object } } } }", Ok);
        if (type is "application/xml")
        {
            rules = Rules.Of("/a", "post", "requestBody: { required: true, content: { application/json: { schema: " + User + " } } }", Ok);
        }

        Assert.Equal(rule, rules.Ask("/a", body, type).Violations.SingleOrDefault()?.Rule);
    }

    [Fact]
    public void A_text_of_which_the_contract_says_what_it_means_and_not_how_it_is_written_is_left_alone()
    {
        var rules = Rules.Of("/a", "get", "responses: { '200': { description: D, content: { text/xml: { schema: { type: object, required: [n], properties: { n: { type: integer } } } }, text/csv: { schema: { type: array } }, text/plain: { schema: { type: integer } } } } }");

        Assert.Equal((true, true), (rules.Answer(200, "<a><n>1</n></a>", "text/xml").Conforms, rules.Answer(200, "1;2", "text/csv").Conforms));
        Assert.Equal("a body of text/xml is not looked into", rules.Answer(200, "<a/>", "text/xml").Left);
        Assert.Equal((true, false), (rules.Answer(200, "5", "text/plain").Conforms, rules.Answer(200, "five", "text/plain").Conforms));
    }

    [Fact]
    public void A_member_of_another_part_is_refused_for_the_reason_that_there_is()
    {
        var rules = Rules.Of("/a", "post", "requestBody: { content: { application/json: { schema: { allOf: [{ properties: { etag: { type: string } } }], additionalProperties: false, properties: { name: { type: string } } } } } }", Ok);

        Assert.Contains("knows the members written beside it, and not those of 'allOf'", Assert.Single(rules.Ask("/a", """{"etag":"x"}""", "application/json").Violations).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_is_read_as_the_object_that_its_schema_describes()
    {
        var rules = Rules.Of("/a", "post", "requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, required: [n], properties: { n: { type: integer }, tags: { type: array, items: { type: string }, maxItems: 2 } } } } } }", Ok);

        Assert.Empty(rules.Ask("/a", "n=5&tags=a&tags=b%20c", "application/x-www-form-urlencoded").Violations);
        Assert.Equal(["/n", "/tags"], rules.Ask("/a", "n=x&tags=a&tags=b&tags=c", "application/x-www-form-urlencoded").Violations.Select(one => one.Instance));
        Assert.Empty(rules.Ask("/a").Violations);
    }

    [Fact]
    public void What_is_not_looked_into_is_said()
    {
        var rules = Rules.Of("/a", "post", "requestBody: { content: { multipart/form-data: { schema: { type: object } } } }", Ok);

        var findings = rules.Ask("/a", "--b--", "multipart/form-data; boundary=b");

        Assert.Empty(findings.Violations);
        Assert.Equal("a body of multipart/form-data is not looked into", findings.Left);
    }

    [Fact]
    public void Answers_are_found_by_status_then_class_then_default()
    {
        var rules = Rules.Of("/a", "get", "responses: { '200': { description: D, content: { application/json: { schema: { type: integer } } } }, 4XX: { description: D, content: { application/problem+json: { schema: { type: object } } } }, '204': { description: D } }");

        Assert.Equal("200 application/json conforms", rules.Answer(200, "5").Words);
        Assert.Equal("204 without a body conforms", rules.Answer(204).Words);
        Assert.Equal("404 application/problem+json conforms", rules.Answer(404, "{}", "application/problem+json").Words);
        Assert.Equal("type", Assert.Single(rules.Answer(404, "[]", "application/problem+json").Violations).Rule);
        Assert.Equal(("status", "#/paths/~1a/get/responses"), rules.Answer(500, "{}").Violations.Select(one => (one.In, one.Pointer)).Single());
        Assert.Equal("content", Assert.Single(rules.Answer(200).Violations).Rule);
        Assert.Equal("content", Assert.Single(rules.Answer(200, "5", "text/plain").Violations).Rule);
        Assert.Empty(Rules.Of("/a", "get", "responses: { default: { description: D } }").Answer(503, "x", "text/plain").Violations);
    }

    [Fact]
    public void Headers_of_an_answer_are_checked()
    {
        var rules = Rules.Of("/a", "get", "responses: { '200': { description: D, headers: { X-Total: { required: true, schema: { type: integer } }, Content-Type: { required: true, schema: { const: no } } } } }");

        Assert.Empty(rules.Answer(200, headers: ("X-Total", "5")).Violations);
        Assert.Equal("required", Assert.Single(rules.Answer(200).Violations).Rule);
        Assert.Equal("#/paths/~1a/get/responses/200/headers/X-Total/schema/type", Assert.Single(rules.Answer(200, headers: ("X-Total", "many")).Violations).Pointer);
    }

    [Fact]
    public void Pointers_lead_to_the_component_that_is_broken_and_no_more_than_twenty_are_told()
    {
        var rules = Rules.Of("""
            openapi: 3.1.1
            info: { title: T, version: '1' }
            paths:
              /a:
                get:
                  responses: { '200': { description: D, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/City' } } } } } }
            components:
              schemas:
                City: { type: object, required: [name], properties: { name: { type: string } } }
            """);

        var violations = rules.Answer(200, "[" + string.Join(',', Enumerable.Repeat("{}", 50)) + "]").Violations;

        Assert.Equal(20, violations.Count);
        Assert.Equal(("#/components/schemas/City/required", "/7"), (violations[7].Pointer, violations[7].Instance));
    }
}
