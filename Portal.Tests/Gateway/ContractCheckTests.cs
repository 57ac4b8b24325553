using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Catalog.Edge;
using Portal.Api.Traffic;
using Portal.Tests.Contracts;

namespace Portal.Tests.Gateway;

/// <summary>Calls through the gateway, held against the contract of the version that answers.</summary>
public sealed class ContractCheckTests
{
    private const string V2 = """
          /travels/{city}:
            get:
              operationId: getTravel
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }, { name: days, in: query, schema: { type: integer, maximum: 30 } }, { name: user_key, in: query, required: true, schema: { type: string } }]
              responses:
                '200': { description: D, headers: { RateLimit: { required: true, schema: { type: string } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Quote' } } } }
                '404': { description: D }
            post:
              operationId: book
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }]
              requestBody: { required: true, content: { application/json: { schema: { type: object, required: [days], properties: { days: { type: integer } } } } } }
              responses: { '200': { description: D, content: { text/plain: {} } } }
        """;

    private const string Rest = "components: { schemas: { Quote: { type: object, required: [price], properties: { price: { type: integer } } } } }";

    [Fact]
    public async Task A_call_that_conforms_says_so_in_its_ledger_for_both_sides()
    {
        await using var gateway = await StartAsync(CheckMode.Report, CheckMode.Report);
        gateway.Mesh.Answer = Json("""{"price":5}""");

        var answer = await gateway.GetAsync("/travels/Rome?days=3", await KeyAsync(gateway));

        var ledger = await LedgerAsync(gateway, answer);
        Assert.Equal(("contract v2", "2 parameters, valid", true), Of(ledger, "request contract"));
        Assert.Equal(("contract v2", "200 application/json conforms to Quote", true), Of(ledger, "response contract"));
        Assert.All(ledger.Where(step => step.Step.EndsWith("contract", StringComparison.Ordinal)), step => Assert.Empty(step.Violations!));
        Assert.All(ledger.Where(step => step.Step is "credential"), step => Assert.Null(step.Violations));
    }

    [Fact]
    public async Task Report_lets_everything_pass_as_it_is_and_tells_what_differs()
    {
        await using var gateway = await StartAsync(CheckMode.Report, CheckMode.Report);
        gateway.Mesh.Answer = Json("""{"price":"much"}""");

        var answer = await gateway.GetAsync("/travels/Rome?days=31", await KeyAsync(gateway));

        Assert.Equal("""{"price":"much"}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var ledger = await LedgerAsync(gateway, answer);
        var request = Assert.Single(ledger.Single(step => step.Step is "request contract").Violations!);
        Assert.Equal(("#/paths/~1travels~1%7Bcity%7D/get/parameters/1/schema/maximum", "query", "days", "maximum"), (request.Pointer, request.In, request.Name, request.Rule));
        var response = Assert.Single(ledger.Single(step => step.Step is "response contract").Violations!);
        Assert.Equal(("#/components/schemas/Quote/properties/price/type", "body", "/price"), (response.Pointer, response.In, response.Instance));
        Assert.All(ledger, step => Assert.True(step.Passed));
        Assert.Null((await gateway.RecordOfAsync(answer)).Request.RefusalCode);
    }

    [Fact]
    public async Task An_enforced_request_is_refused_before_any_service_sees_it_with_all_that_differs()
    {
        await using var gateway = await StartAsync(CheckMode.Enforce, CheckMode.Off);
        var key = await KeyAsync(gateway);

        var problem = await GatewayTests.AssertProblemAsync(await gateway.GetAsync("/travels/Rome?days=31", key), 400, "contract_request");
        var body = await GatewayTests.AssertProblemAsync(await PostAsync(gateway, key, """{"days":"x"}"""), 400, "contract_request");
        await GatewayTests.AssertProblemAsync(await PostAsync(gateway, key, "days=1", "application/x-www-form-urlencoded"), 415, "contract_request");

        Assert.Empty(gateway.Mesh.Calls);
        var violation = Assert.Single(problem.GetProperty("violations").EnumerateArray().ToArray());
        Assert.Equal(["detail", "in", "instance", "name", "pointer", "rule"], violation.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal("/days", body.GetProperty("violations")[0].GetProperty("instance").GetString());
    }

    [Theory]
    [InlineData(CheckMode.Enforce)]
    [InlineData(CheckMode.Report)]
    public async Task A_body_that_was_looked_into_reaches_the_service_byte_for_byte(CheckMode mode)
    {
        await using var gateway = await StartAsync(mode, CheckMode.Off);
        var body = $$"""{"days":1,"note":"{{new string('ö', 40_000)}}"}""";

        var answer = await PostAsync(gateway, await KeyAsync(gateway), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, gateway.Mesh.Last.Body);
        Assert.Empty((await LedgerAsync(gateway, answer)).Single(step => step.Step is "request contract").Violations!);
    }

    [Theory]
    [InlineData("size", 413, null, false)]
    [InlineData("size", 413, null, true)]
    [InlineData("size", 413, "gzip", false)]
    [InlineData("coding", 415, "gzip", false)]
    [InlineData("coding", 415, "secret", false)]
    [InlineData("coding", 415, "gzip, br", false)]
    public async Task An_enforced_request_cannot_be_hidden_by_its_size_or_by_what_it_says_that_it_is_packed_in(string rule, int status, string? coding, bool chunked)
    {
        await using var gateway = await StartAsync(CheckMode.Enforce, CheckMode.Off, "--Gateway:CheckedBodyBytes=1000");
        var text = Encoding.UTF8.GetBytes(rule is "size" ? $$"""{"days":"x","note":"{{new string('x', 5000)}}"}""" : """{"days":"x"}""");

        var answer = await PostAsync(gateway, await KeyAsync(gateway), rule is "size" && coding is not null ? Packed(text) : text, coding, chunked);

        var problem = await GatewayTests.AssertProblemAsync(answer, status, "contract_request");
        Assert.Equal(rule, Assert.Single(problem.GetProperty("violations").EnumerateArray().ToArray()).GetProperty("rule").GetString());
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Fact]
    public async Task An_enforced_request_that_is_packed_is_read_as_meant_and_goes_on_as_it_came()
    {
        await using var gateway = await StartAsync(CheckMode.Enforce, CheckMode.Off);
        var key = await KeyAsync(gateway);

        await GatewayTests.AssertProblemAsync(await PostAsync(gateway, key, Packed("""{"days":"x"}"""u8.ToArray()), "gzip"), 400, "contract_request");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, key, Packed("""{"days":1}"""u8.ToArray()), "gzip")).StatusCode);

        Assert.Single(gateway.Mesh.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_above_the_limit_passes_unseen_and_the_ledger_says_so(bool chunked)
    {
        await using var gateway = await StartAsync(CheckMode.Report, CheckMode.Off, "--Gateway:CheckedBodyBytes=1000");
        var body = $$"""{"note":"{{new string('x', 5000)}}"}""";

        var answer = await PostAsync(gateway, await KeyAsync(gateway), body, chunked: chunked);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, gateway.Mesh.Last.Body);
        var step = (await LedgerAsync(gateway, answer)).Single(step => step.Step is "request contract");
        Assert.Null(step.Violations);
        Assert.Contains("larger than the 1000 bytes", step.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enforced_answer_that_differs_is_held_back_and_one_that_conforms_goes_out_whole()
    {
        await using var gateway = await StartAsync(CheckMode.Off, CheckMode.Enforce);
        var key = await KeyAsync(gateway);
        gateway.Mesh.Answer = Json("""{"price":"secret"}""");
        var bad = await gateway.GetAsync("/travels/Rome", key);
        gateway.Mesh.Answer = Json("""{"price":5}""");
        var good = await gateway.GetAsync("/travels/Rome", key);

        var problem = await GatewayTests.AssertProblemAsync(bad, 502, "contract_response");
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.False(bad.Headers.Contains("X-Service"));
        Assert.Equal("contract_response", (await gateway.RecordOfAsync(bad)).Request.RefusalCode);
        Assert.Equal("""{"price":5}""", await good.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(good.Headers.Contains("X-Service"));
    }

    [Theory]
    [InlineData(500, "application/json", "{}", 502)]
    [InlineData(200, "image/png", "png", 502)]
    [InlineData(404, null, null, 404)]
    [InlineData(200, "application/json", """{"price":1,"more":"MORE"}""", 200)]
    public async Task Status_media_type_and_large_answers_are_enforced_as_far_as_they_are_known(int status, string? type, string? body, int expected)
    {
        await using var gateway = await StartAsync(CheckMode.Off, CheckMode.Enforce, "--Gateway:CheckedBodyBytes=1000");
        body = body?.Replace("MORE", new string('x', 4000), StringComparison.Ordinal);
        gateway.Mesh.Answer = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            for (var at = 0; at < body?.Length; at += 700)
            {
                await context.Response.WriteAsync(body[at..Math.Min(body.Length, at + 700)], context.RequestAborted);
            }
        };

        var answer = await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway));

        Assert.Equal(expected, (int)answer.StatusCode);
        if (expected == status)
        {
            Assert.Equal(body ?? "", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Reported_answers_are_not_delayed_and_a_compressed_one_is_read_as_meant()
    {
        await using var gateway = await StartAsync(CheckMode.Off, CheckMode.Report);
        var rest = new TaskCompletionSource();
        gateway.Mesh.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"price\":", context.RequestAborted);
            await context.Response.Body.FlushAsync();
            await rest.Task;
            await context.Response.WriteAsync("null}", context.RequestAborted);
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome");
        request.Headers.Add("X-API-Key", await KeyAsync(gateway));
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var first = new byte[9];
        await stream.ReadExactlyAsync(first, TestContext.Current.CancellationToken);
        rest.SetResult();
        Assert.Equal("null}", await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("/price", Assert.Single((await LedgerAsync(gateway, answer)).Single(step => step.Step is "response contract").Violations!).Instance);

        gateway.Mesh.Answer = async context =>
        {
            (context.Response.ContentType, context.Response.Headers.ContentEncoding) = ("application/json", "gzip");
            await using var packed = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionMode.Compress);
            await packed.WriteAsync("""{"price":"x"}"""u8.ToArray());
        };
        var gzip = await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway));
        Assert.Equal("type", Assert.Single((await LedgerAsync(gateway, gzip)).Single(step => step.Step is "response contract").Violations!).Rule);
    }

    [Fact]
    public async Task The_version_that_answers_decides_and_one_that_the_caller_may_not_know_decides_nothing()
    {
        await using var gateway = await StartAsync(CheckMode.Report, CheckMode.Report);
        var insider = gateway.Access.AddApplication("Voyages", AccessDouble.Subscription("travels")) with { OrganizationInternal = true };
        gateway.Access.Applications[insider.Id] = insider;
        var (partner, own) = (await KeyAsync(gateway), await gateway.KeyOfAsync(insider));
        gateway.Mesh.Version = "v1";
        gateway.Mesh.Answer = Json("""{"price":"old"}""");

        Assert.DoesNotContain(await LedgerAsync(gateway, await gateway.GetAsync("/travels/Rome", partner)), step => step.Step.EndsWith("contract", StringComparison.Ordinal));
        Assert.Equal(("contract v1", "200 application/json conforms", true), Of(await LedgerAsync(gateway, await gateway.GetAsync("/travels/Rome", own)), "response contract"));
        gateway.Mesh.Version = "canary";
        Assert.Equal("contract v2", Of(await LedgerAsync(gateway, await gateway.GetAsync("/travels/Rome", partner)), "response contract").Input);
    }

    [Fact]
    public async Task Streams_of_events_pass_untouched_where_answers_are_enforced()
    {
        await using var gateway = await StartAsync(CheckMode.Off, CheckMode.Enforce, v2: V2.Replace("application/json: { schema: { $ref: '#/components/schemas/Quote' } }", "text/event-stream: { schema: { type: string } }", StringComparison.Ordinal));
        var rest = new TaskCompletionSource();
        gateway.Mesh.Answer = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync();
            await rest.Task;
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome");
        request.Headers.Add("X-API-Key", await KeyAsync(gateway));

        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var first = new byte[9];
        await stream.ReadExactlyAsync(first, TestContext.Current.CancellationToken);
        rest.SetResult();

        Assert.Equal("data: 1\n\n", Encoding.UTF8.GetString(first));
    }

    private static Func<HttpContext, Task> Json(string body) => context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-Service"] = "travels";
        return context.Response.WriteAsync(body);
    };

    private static (string Input, string Verdict, bool Passed) Of(IReadOnlyList<LedgerStep> ledger, string step) => ledger.Where(one => one.Step == step).Select(one => (one.Input, one.Verdict, one.Passed)).Single();

    private static async Task<IReadOnlyList<LedgerStep>> LedgerAsync(RunningGateway gateway, HttpResponseMessage answer) => (await gateway.RecordOfAsync(answer)).Ledger;

    private static Task<string> KeyAsync(RunningGateway gateway) => gateway.KeyForAsync(AccessDouble.Subscription("travels"));

    private static async Task<HttpResponseMessage> PostAsync(RunningGateway gateway, string key, string body, string type = "application/json", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/travels/Rome") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-API-Key", key);
        request.Headers.TransferEncodingChunked = chunked;
        return await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningGateway gateway, string key, byte[] body, string? coding, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/travels/Rome") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (coding is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }
        request.Headers.Add("X-API-Key", key);
        request.Headers.TransferEncodingChunked = chunked;
        return await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static byte[] Packed(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(text);
        }
        return packed.ToArray();
    }

    private static async Task<RunningGateway> StartAsync(CheckMode requests, CheckMode answers, string setting = "--Gateway:CheckedBodyBytes=1048576", string v2 = V2)
    {
        var access = new AccessDouble();
        access.Apis[0] = access.Apis[0] with { Edge = new EdgeSettings { Requests = requests, Responses = answers } };
        access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { Contract = Documents.Open(Documents.Yaml(v2, Rest)) });
        access.Versions.Add(new VersionAccess(new VersionKey("travels", "v1")) { Hidden = true, Contract = Documents.Open(Documents.Yaml(V2.Replace("$ref: '#/components/schemas/Quote'", "type: object", StringComparison.Ordinal))) });
        return await RunningGateway.StartAsync(access, settings: setting);
    }
}
