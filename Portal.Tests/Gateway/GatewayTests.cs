using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Plans;

namespace Portal.Tests.Gateway;

public sealed class GatewayTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private static readonly PlanLimit[] Starter = [new("minute", LimitKind.Rate, 60, LimitWindow.Minute), new("day", LimitKind.Quota, 1000, LimitWindow.Day)];

    [Fact]
    public async Task A_call_with_a_good_key_reaches_the_mesh_and_comes_back_with_request_id_trace_and_limits()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", Starter));

        var answer = await gateway.GetAsync("/travels/Rome?currency=EUR", key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("hello", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Matches("^[0-9a-f]{32}$", answer.Headers.GetValues("X-Request-Id").Single());
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$", answer.Headers.GetValues("traceparent").Single());
        Assert.Equal("\"minute\";q=60;w=60, \"day\";q=1000;w=86400", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Matches("^\"minute\";r=59;t=1, \"day\";r=999;t=\\d+$", answer.Headers.GetValues("RateLimit").Single());
        Assert.Equal(("partners", "/travels/Rome?currency=EUR"), (gateway.Mesh.Last.Call.Gateway, gateway.Mesh.Last.Call.Path));
    }

    [Theory]
    [InlineData("/travels/Rome?user_key={key}", "/travels/Rome")]
    [InlineData("/travels/Rome?a=1&user_key={key}&b=2", "/travels/Rome?a=1&b=2")]
    [InlineData("/travels/Rome?user%5Fkey={key}&b=2", "/travels/Rome?b=2")]
    [InlineData("/travels/Rome?USER_KEY={key}", "/travels/Rome")]
    public async Task A_key_in_the_query_is_taken_and_goes_no_further(string target, string reached)
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await gateway.GetAsync(target.Replace("{key}", key, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(reached, gateway.Mesh.Last.Call.Path);
        Assert.DoesNotContain(key, gateway.Mesh.Last.Query, StringComparison.Ordinal);
        Assert.Equal(reached, (await gateway.RecordOfAsync(answer)).Request.Target);
    }

    [Theory]
    [InlineData("X-API-Key")]
    [InlineData("X_API_Key")]
    public async Task A_key_in_the_header_goes_no_further(string header)
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        await gateway.GetAsync("/travels/Rome", null, (header, key));

        Assert.DoesNotContain(gateway.Mesh.Last.Headers, entry => entry.Value.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_different_keys_are_refused_and_the_same_one_twice_is_not()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync($"/travels/Rome?user_key={key}", key)).StatusCode);
        await AssertProblemAsync(await gateway.GetAsync("/travels/Rome?user_key=other", key), 400, "credential_conflict");
    }

    [Fact]
    public async Task Headers_that_only_we_may_set_are_not_taken_from_callers()
    {
        var gateway = fixture.Fresh();
        var application = gateway.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await gateway.KeyOfAsync(application);

        var answer = await gateway.GetAsync(
            "/travels/Rome",
            key,
            ("X-Portal-Application", "evil"),
            ("X_Portal_Application", "evil"),
            ("X-Portal_Organization", "evil"),
            ("X-Forwarded-For", "evil"),
            ("X-HTTP-Method-Override", "DELETE"),
            ("X_HTTP_Method_Override", "DELETE"),
            ("X-Original-URL", "/evil"),
            ("X-Request-Id", "evil"),
            ("Forwarded", "for=evil"));

        var headers = gateway.Mesh.Last.Headers;
        Assert.DoesNotContain(headers, header => header.Value.Contains("evil", StringComparison.Ordinal) || header.Key.Contains("verride", StringComparison.Ordinal));
        Assert.Equal(application.Id.ToString(), headers["X-Portal-Application"]);
        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), headers["X-Request-Id"]);
    }

    [Fact]
    public async Task A_trace_of_the_callers_is_continued_and_a_broken_one_is_not()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var good = await gateway.GetAsync("/travels", key, ("traceparent", $"00-{Trace}-00f067aa0ba902b7-00"));
        var parent = good.Headers.GetValues("traceparent").Single();
        Assert.StartsWith($"00-{Trace}-", parent, StringComparison.Ordinal);
        Assert.Equal((Trace, parent.Substring(36, 16)), (gateway.Mesh.Last.Call.TraceId, gateway.Mesh.Last.Call.ParentSpanId));
        var broken = await gateway.GetAsync("/travels", key, ("traceparent", $"00-{Trace.ToUpperInvariant()}-00f067aa0ba902b7-00"));
        Assert.DoesNotContain(Trace, broken.Headers.GetValues("traceparent").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_no_contract_has_is_404_with_the_reason_and_the_nearest_operations()
    {
        var gateway = fixture.Fresh();

        var problem = await AssertProblemAsync(await gateway.GetAsync("/travel/Rome"), 404, "no_operation");

        Assert.Equal("No Mapping Rule matched", problem.GetProperty("title").GetString());
        Assert.Equal("GET /travels/{city}", problem.GetProperty("operations")[0].GetString());
        Assert.Contains("GET /travel/Rome", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_the_path_does_not_take_is_405_with_those_it_takes()
    {
        var gateway = fixture.Fresh();

        var answer = await gateway.SendAsync(HttpMethod.Delete, "/travels/Rome");

        await AssertProblemAsync(answer, 405, "method_not_allowed");
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Options_needs_no_key_and_head_is_get()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Options, "/travels/Rome")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Head, "/travels/Rome", key)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await gateway.SendAsync(new HttpMethod("PURGE"), "/travels/Rome", key)).StatusCode);
        Assert.Equal("getTravel", (await gateway.RecordOfAsync(await gateway.SendAsync(HttpMethod.Head, "/travels/Rome", key))).Request.Operation);
    }

    [Fact]
    public async Task A_literal_path_goes_before_a_template()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        Assert.Equal("popular", (await gateway.RecordOfAsync(await gateway.GetAsync("/travels/popular", key))).Request.Operation);
        Assert.Equal("book", (await gateway.RecordOfAsync(await gateway.SendAsync(HttpMethod.Post, "/travels/popular", key))).Request.Operation);
    }

    [Fact]
    public async Task An_internal_api_is_there_for_its_subscribers_only()
    {
        var gateway = fixture.Fresh();
        var outsider = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var insider = await gateway.KeyForAsync(AccessDouble.Subscription("discounts"));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/discounts/new", insider)).StatusCode);
        foreach (var answer in new[] { await gateway.GetAsync("/discounts/new"), await gateway.GetAsync("/discounts/new", outsider), await gateway.SendAsync(HttpMethod.Delete, "/discounts/new", outsider) })
        {
            var problem = await AssertProblemAsync(answer, 404, "no_operation");
            Assert.DoesNotContain("iscounts/{", problem.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Discounts", JsonSerializer.Serialize(await gateway.RecordOfAsync(answer)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_api_set_to_3scales_form_refuses_in_3scales_words_and_statuses()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("cars", new PlanLimit("day", LimitKind.Quota, 0, LimitWindow.Day)));

        await AssertPlainAsync(await gateway.GetAsync("/cars/Rome"), HttpStatusCode.Forbidden, "Authentication parameters missing");
        await AssertPlainAsync(await gateway.GetAsync("/cars/Rome", "nonsense"), HttpStatusCode.Forbidden, "Authentication failed");
        await AssertPlainAsync(await gateway.GetAsync("/cars/Rome", key), HttpStatusCode.TooManyRequests, "Usage limit exceeded");
    }

    [Fact]
    public async Task Answers_stream_through_as_they_come_and_bodies_reach_the_service()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var rest = new TaskCompletionSource();
        gateway.Mesh.Answer = async context =>
        {
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            await rest.Task;
            await context.Response.WriteAsync("last");
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/travels/Rome") { Content = new StringContent("a body") };
        request.Headers.Add("X-API-Key", key);

        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var first = new byte[5];
        await stream.ReadExactlyAsync(first, TestContext.Current.CancellationToken);
        rest.SetResult();
        using var reader = new StreamReader(stream);

        Assert.Equal("first"u8.ToArray(), first);
        Assert.Equal("last", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("a body", gateway.Mesh.Last.Body);
    }

    [Fact]
    public async Task A_failure_of_ours_is_a_500_without_its_reason_and_has_a_record()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        gateway.Mesh.Answer = _ => throw new InvalidOperationException("secret reason");

        var answer = await gateway.GetAsync("/travels", key);

        var problem = await AssertProblemAsync(answer, 500, "internal_error");
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("internal_error", (await gateway.RecordOfAsync(answer)).Request.RefusalCode);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused_before_anyone_reads_it()
    {
        await using var gateway = await RunningGateway.StartAsync(settings: "--Gateway:MaxRequestBodyBytes=100");
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/travels/Rome") { Content = new ByteArrayContent(new byte[101]) };
        request.Headers.Add("X-API-Key", key);

        await AssertProblemAsync(await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken), 413, "body_too_large");
        Assert.Empty(gateway.Mesh.Calls);
    }

    internal static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), problem.GetProperty("requestId").GetString());
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
        Assert.NotEmpty(problem.GetProperty("type").GetString()!);
        return problem;
    }

    private static async Task AssertPlainAsync(HttpResponseMessage answer, HttpStatusCode status, string text)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
