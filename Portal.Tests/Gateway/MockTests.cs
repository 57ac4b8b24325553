using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Api.Access;
using Portal.Api.Catalog.Edge;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Tests.Contracts;
using Portal.Tests.Partners;

namespace Portal.Tests.Gateway;

/// <summary>Calls that are answered out of the contract, in a service's place.</summary>
public sealed class MockTests
{
    private const string Contract = """
          /travels/{city}:
            get:
              operationId: getTravel
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }, { name: days, in: query, schema: { type: integer } }]
              responses:
                '200':
                  description: D
                  headers: { X-Total: { required: true, schema: { type: integer, example: 7 } }, RateLimit: { schema: { type: string, example: none } } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Quote' }
                      examples: { cheap: { value: { price: 5 } }, dear: { value: { price: 900 } } }
                    text/csv: { schema: { type: string }, example: "price\n5" }
                '404': { description: D, content: { application/problem+json: { schema: { type: object, required: [code], properties: { code: { const: city_not_found } } } } } }
                4XX: { description: D }
            post:
              operationId: book
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }]
              responses: { '201': { description: D, content: { application/json: { schema: { $ref: '#/components/schemas/Quote' } } } }, '204': { description: D } }
        """;

    private const string ByCity = """
          /trips/{city}:
            get:
              operationId: quote
              parameters:
              - { name: city, in: path, required: true, schema: { type: string }, examples: { big_apple: { value: New York } } }
              - { name: nights, in: query, schema: { type: integer } }
              - { name: kind, in: header, schema: { type: string } }
              responses:
                '200':
                  description: D
                  content:
                    application/json:
                      schema: { type: object }
                      examples:
                        spring: { value: { city: { name: Rome, country: IT }, nights: 2, prices: [1, 2] } }
                        autumn: { value: { city: { name: Rome, country: IT }, nights: 3 } }
                        winter: { value: { city: { name: Oslo }, nights: 2 } }
                        fast: { value: { city: { name: Rome }, kind: express } }
                        big_apple: { value: { city: { name: NYC } } }
        """;

    private const string Rest = "components: { schemas: { Quote: { type: object, required: [price, id, tags], properties: { price: { type: integer, minimum: 1, maximum: 1000 }, id: { type: string, format: uuid }, secret: { type: string, writeOnly: true }, tags: { type: array, minItems: 1, maxItems: 3, items: { enum: [sun, snow] } } } } } }";

    [Theory]
    [InlineData("", "application/json", 200, "{\n  \"price\": 5\n}", "example=cheap")]
    [InlineData("", "Application/JSON, TEXT/*;q=0.5", 200, "{\n  \"price\": 5\n}", "example=cheap")]
    [InlineData("example=dear", "*/*", 200, "{\n  \"price\": 900\n}", "example=dear")]
    [InlineData("respond-async, Example=\"dear\"; x=1, foo", "application/*;q=0.5, text/plain", 200, "{\n  \"price\": 900\n}", "example=dear")]
    [InlineData("", "text/csv, application/json;q=0.9", 200, "price\n5", "example=example")]
    [InlineData("code=404", "", 404, "{\n  \"code\": \"city_not_found\"\n}", "code=404")]
    [InlineData("code=418", "", 418, "", "code=418")]
    [InlineData("code=500, example=none", "", 200, "{\n  \"price\": 5\n}", "example=cheap")]
    [InlineData("code=404;x, code=200", "", 404, "{\n  \"code\": \"city_not_found\"\n}", "code=404")]
    public async Task An_example_answers_by_what_is_preferred_and_accepted(string prefer, string accept, int status, string body, string? applied)
    {
        await using var gateway = await StartAsync();

        var answer = await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway), ("X-Environment", "mock"), ("Prefer", prefer), ("Accept", accept.Length == 0 ? "*/*" : accept));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        Assert.Equal(applied, answer.Headers.TryGetValues("Preference-Applied", out var values) ? values.Single() : null);
        Assert.Equal("mock", answer.Headers.GetValues("X-Environment").Single());
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Fact]
    public async Task A_mock_is_a_call_like_any_other_with_key_limits_ledger_and_record()
    {
        await using var gateway = await StartAsync();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.GetAsync("/travels/Rome", null, ("X-Environment", "mock"))).StatusCode);
        var answer = await gateway.GetAsync("/travels/Rome", key, ("X-Environment", "mock"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await gateway.GetAsync("/travels/Rome", key, ("X-Environment", "mock"))).StatusCode);

        var record = await gateway.RecordOfAsync(answer);
        Assert.Equal(("v2", "getTravel", 200), (record.Request.Version, record.Request.Operation, record.Request.Status));
        Assert.Equal(["operation", "credential", "subscription", "limits", "request contract", "mock"], record.Ledger.Select(step => step.Step));
        Assert.Equal("200 application/json, example cheap", record.Ledger[^1].Verdict);
        Assert.Equal("7", answer.Headers.GetValues("X-Total").Single());
        Assert.StartsWith("\"day\";r=0", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/trips/Rome", null, "spring", "200 application/json, example spring: the one of city 'Rome'")]
    [InlineData("/trips/rome?nights=3", null, "autumn", "200 application/json, example autumn: the one of city 'rome' and nights '3'")]
    [InlineData("/trips/Oslo?nights=3", null, "winter", "200 application/json, example winter: the one of city 'Oslo'")]
    [InlineData("/trips/Bern", null, "spring", "200 application/json, example spring: none of its 5 is of city 'Bern'")]
    [InlineData("/trips/Bern?nights=3", null, "autumn", "200 application/json, example autumn: the one of nights '3'; none of its 5 is of city 'Bern'")]
    [InlineData("/trips/New%20York", null, "big_apple", "200 application/json, example big_apple: the one of city 'New York'")]
    [InlineData("/trips/Rome", "express", "fast", "200 application/json, example fast: the one of city 'Rome' and the header kind that was sent")]
    public async Task Of_several_examples_the_one_is_taken_that_is_of_what_was_asked(string target, string? kind, string example, string words)
    {
        await using var gateway = await StartAsync(contract: ByCity);

        var answer = await gateway.GetAsync(target, await KeyAsync(gateway), [("X-Environment", "mock"), .. kind is null ? Array.Empty<(string, string)>() : [("kind", kind)]]);

        Assert.Equal($"example={example}", answer.Headers.GetValues("Preference-Applied").Single());
        Assert.Equal(words, (await gateway.RecordOfAsync(answer)).Ledger[^1].Verdict);
    }

    [Fact]
    public async Task What_the_mock_answered_is_recorded_as_such_and_what_it_was_not_asked_is_not()
    {
        await using var gateway = await StartAsync();
        var key = await KeyAsync(gateway);

        Assert.Equal(CallKind.Mock, (await gateway.RecordOfAsync(await gateway.GetAsync("/travels/Rome", key, ("X-Environment", "mock"), ("Prefer", "code=404")))).Request.Kind);
        Assert.Equal(CallKind.Mock, (await gateway.RecordOfAsync(await gateway.GetAsync("/travels/Rome?days=x", key, ("X-Environment", "mock")))).Request.Kind);
        Assert.Equal(CallKind.Live, (await gateway.RecordOfAsync(await gateway.GetAsync("/travels/Rome", null, ("X-Environment", "mock")))).Request.Kind);
        Assert.Equal(CallKind.Live, (await gateway.RecordOfAsync(await gateway.GetAsync("/travels/Rome", key))).Request.Kind);
    }

    [Fact]
    public async Task What_differs_from_the_contract_is_refused_and_so_is_what_nobody_can_accept()
    {
        await using var gateway = await StartAsync();
        var key = await KeyAsync(gateway);

        await GatewayTests.AssertProblemAsync(await gateway.GetAsync("/travels/Rome?days=x", key, ("X-Environment", "mock")), 400, "contract_request");
        await GatewayTests.AssertProblemAsync(await gateway.GetAsync("/travels/Rome", key, ("X-Environment", "mock"), ("Accept", "image/png, text/csv;q=0")), 406, "mock_not_acceptable");
        var answer = await gateway.GetAsync("/travels/Rome", key, ("X-Environment", "mock"), ("Accept", "image/png"));
        Assert.Equal("Accept one of application/json, text/csv, or any by */*.", (await answer.JsonAsync()).GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Without_an_example_the_schema_answers_and_a_seed_gives_the_same_again()
    {
        await using var gateway = await StartAsync();
        var key = await KeyAsync(gateway);
        async Task<string> AskAsync(string prefer, string city = "Rome")
        {
            var answer = await gateway.SendAsync(HttpMethod.Post, $"/travels/{city}", key, ("X-Environment", "mock"), ("Prefer", prefer));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        var contract = Documents.Open(Documents.Yaml(Contract, Rest));
        var rules = contract.Rules.Of(contract.FindOperation("POST", "/travels/{city}")!);

        foreach (var prefer in Enumerable.Range(0, 200).Select(seed => $"dynamic=true, seed={seed}").Append("dynamic=true").Append(""))
        {
            var text = await AskAsync(prefer);
            Assert.Empty(rules.Answers.Check(201, new Microsoft.AspNetCore.Http.HeaderDictionary(), new(Encoding.UTF8.GetBytes(text), "application/json"), _ => false).Violations);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
        Assert.Equal(await AskAsync("dynamic=true, seed=7"), await AskAsync("seed=7, dynamic", "Oslo"));
        Assert.NotEqual(await AskAsync("dynamic=true, seed=7"), await AskAsync("dynamic=true, seed=8"));
        Assert.Equal(await AskAsync("dynamic=true"), await AskAsync("dynamic=true"));
        Assert.NotEqual(await AskAsync("dynamic=true"), await AskAsync("dynamic=true", "Oslo"));
        Assert.Equal(await AskAsync(""), await AskAsync(""));
    }

    [Theory]
    [InlineData(MockMode.Asked, null, null, false)]
    [InlineData(MockMode.Asked, null, "live", false)]
    [InlineData(MockMode.Asked, null, "staging", false)]
    [InlineData(MockMode.Asked, "getTravel", null, true)]
    [InlineData(MockMode.Asked, "getTravel", "live", true)]
    [InlineData(MockMode.Always, null, null, true)]
    [InlineData(MockMode.Never, null, "mock", false)]
    public async Task The_api_s_file_says_what_is_mocked(MockMode mode, string? operation, string? environment, bool mocked)
    {
        await using var gateway = await StartAsync(new MockSettings(mode, operation is null ? [] : [operation]));

        var answer = await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway), environment is null ? [] : [("X-Environment", environment)]);

        Assert.Equal(mocked, answer.Headers.Contains("X-Environment"));
        Assert.Equal(mocked, gateway.Mesh.Calls.IsEmpty);
        if (!mocked)
        {
            Assert.Equal(environment is "staging", gateway.Mesh.Last.Headers.ContainsKey("X-Environment"));
        }
    }

    [Fact]
    public async Task Head_is_answered_without_the_body_and_with_its_length()
    {
        await using var gateway = await StartAsync();

        var answer = await gateway.SendAsync(HttpMethod.Head, "/travels/Rome", await KeyAsync(gateway), ("X-Environment", "mock"));

        Assert.Equal(("application/json", true), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLength > 5));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static Task<string> KeyAsync(RunningGateway gateway) => gateway.KeyForAsync(AccessDouble.Subscription("travels"));

    private static async Task<RunningGateway> StartAsync(MockSettings? mock = null, string contract = Contract)
    {
        var access = new AccessDouble();
        var document = Documents.Open(Documents.Yaml(contract, Rest));
        access.Apis[0] = access.Apis[0] with { Operations = document.Operations, Edge = new EdgeSettings { Mock = mock } };
        access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { Contract = document });
        return await RunningGateway.StartAsync(access);
    }
}
