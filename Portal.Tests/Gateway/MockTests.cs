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
    internal const string Contract = """
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

    private const string Rest = "components: { schemas: { Quote: { type: object, required: [price, id, tags], properties: { price: { type: integer, minimum: 1, maximum: 1000 }, id: { type: string, format: uuid }, secret: { type: string, writeOnly: true }, tags: { type: array, minItems: 1, maxItems: 3, items: { enum: [sun, snow] } } } } } }";

    [Theory]
    [InlineData("", "application/json", 200, "{\n  \"price\": 5\n}", null)]
    [InlineData("", "Application/JSON, TEXT/*;q=0.5", 200, "{\n  \"price\": 5\n}", null)]
    [InlineData("example=dear", "*/*", 200, "{\n  \"price\": 900\n}", "example=dear")]
    [InlineData("respond-async, Example=\"dear\"; x=1, foo", "application/*;q=0.5, text/plain", 200, "{\n  \"price\": 900\n}", "example=dear")]
    [InlineData("example=example", "", 200, "price\n5", "example=example")]
    [InlineData("", "text/csv, application/json;q=0.9", 200, "price\n5", null)]
    [InlineData("code=404", "", 404, "{\n  \"code\": \"city_not_found\"\n}", "code=404")]
    [InlineData("code=418", "", 418, "", "code=418")]
    [InlineData("code=200, seed=7, dynamic=false", "", 200, "{\n  \"price\": 5\n}", "code=200")]
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

    [Fact]
    public async Task Head_is_answered_without_the_body_and_with_its_length()
    {
        await using var gateway = await StartAsync();

        var answer = await gateway.SendAsync(HttpMethod.Head, "/travels/Rome", await KeyAsync(gateway), ("X-Environment", "mock"));

        Assert.Equal(("application/json", true), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLength > 5));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    internal static Task<string> KeyAsync(RunningGateway gateway) => gateway.KeyForAsync(AccessDouble.Subscription("travels"));

    internal static async Task<RunningGateway> StartAsync(MockSettings? mock = null, string contract = Contract)
    {
        var access = new AccessDouble();
        var document = Documents.Open(Documents.Yaml(contract, Rest));
        access.Apis[0] = access.Apis[0] with { Operations = document.Operations, Edge = new EdgeSettings { Mock = mock } };
        access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { Contract = document });
        return await RunningGateway.StartAsync(access);
    }
}
