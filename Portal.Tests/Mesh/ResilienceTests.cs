using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh;

/// <summary>What rules do for callers when services fail, and what they do to see callers cope.</summary>
public sealed class ResilienceTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_instance_is_not_seen_by_callers_while_another_lives()
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels } }]");
        await mesh.AddServiceAsync("travels", "v1");
        AddDead(mesh);

        for (var call = 0; call < 20; call++)
        {
            Assert.Equal("v1", await mesh.Edge.GetStringAsync("/travels", Stop));
        }

        var retried = Assert.Single(mesh.Recorded.Hops.Where(hop => hop.Steps.Count > 0).Take(1));
        Assert.Equal(["dead: UF", "travels-v1-1 answered 200"], retried.Steps.Select(step => step.Verdict));
        Assert.Equal([false, true], retried.Steps.Select(step => step.Passed));
    }

    [Theory]
    [InlineData("", 503, 3, 503)]
    [InlineData("", 500, 1, 500)]
    [InlineData("retries: { attempts: 0 }", 503, 1, 503)]
    [InlineData("retries: { attempts: 4, retryOn: 5xx }", 500, 5, 500)]
    [InlineData("retries: { attempts: 1, retryOn: gateway-error }", 502, 2, 502)]
    [InlineData("retries: { attempts: 1, retryOn: retriable-4xx }", 409, 2, 409)]
    [InlineData("retries: { attempts: 1, retryOn: \"429\" }", 429, 2, 429)]
    [InlineData("retries: { attempts: 1, retryOn: reset }", 503, 1, 503)]
    public async Task A_failed_answer_is_asked_for_again_as_the_rule_has_it(string retries, int answers, int times, int seen)
    {
        await using var mesh = await StartAsync($"- route: [{{ destination: {{ host: travels }} }}]\n  {retries}");
        var asked = 0;
        await mesh.AddServiceAsync("travels", "v1", context =>
        {
            asked++;
            context.Response.StatusCode = answers;
            return context.Response.WriteAsync($"answer {asked}");
        });

        var answer = await mesh.Edge.GetAsync("/travels", Stop);

        Assert.Equal((seen, $"answer {times}"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
        Assert.Equal(times, asked);
    }

    [Theory]
    [InlineData(1000, 200, 2)]
    [InlineData(100_000, 503, 1)]
    public async Task A_body_is_sent_again_whole_unless_it_is_too_large_to_be_kept(int size, int seen, int times)
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels } }]");
        var bodies = new List<int>();
        await mesh.AddServiceAsync("travels", "v1", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Add((await reader.ReadToEndAsync(Stop)).Length);
            context.Response.StatusCode = bodies.Count == 1 ? 503 : 200;
        });

        var answer = await mesh.Edge.PostAsync("/travels", new StringContent(new string('x', size)), Stop);

        Assert.Equal(seen, (int)answer.StatusCode);
        Assert.Equal(Enumerable.Repeat(size, times), bodies);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("retries: { attempts: 1, retryOn: reset }", 2)]
    public async Task A_call_whose_connection_is_cut_is_asked_again_only_where_a_rule_says_so(string retries, int times)
    {
        await using var mesh = await StartAsync($"- route: [{{ destination: {{ host: travels }} }}]\n  {retries}");
        var asked = 0;
        await mesh.AddServiceAsync("travels", "v1", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await reader.ReadToEndAsync(Stop);
            Interlocked.Increment(ref asked);
            context.Abort();
        });

        var answer = await mesh.Edge.PostAsync("/travels", new StringContent("book it"), Stop);

        Assert.Equal((503, times), ((int)answer.StatusCode, asked));
        Assert.Equal("UC", (await mesh.Recorded.HopAsync()).Flags);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_for_another_and_the_whole_has_a_limit_too()
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels } }]\n  timeout: 900ms\n  retries: { attempts: 3, perTryTimeout: 250ms, retryOn: 5xx }");
        var asked = 0;
        await mesh.AddServiceAsync("travels", "v1", async context =>
        {
            if (Interlocked.Increment(ref asked) == 1 || context.Request.Path == "/travels/never")
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            await context.Response.WriteAsync("ok");
        });

        Assert.Equal("ok", await mesh.Edge.GetStringAsync("/travels", Stop));
        Assert.Equal(2, asked);

        var answer = await mesh.Edge.GetAsync("/travels/never", Stop);
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Equal("UT", (await mesh.Recorded.HopAsync(hop => hop.Path == "/travels/never")).Flags);
    }

    [Fact]
    public async Task Faults_hold_calls_back_and_answer_in_the_place_of_the_service()
    {
        await using var mesh = await StartAsync("""
            - match: [{ uri: { prefix: /travels/slow } }]
              fault: { delay: { fixedDelay: 300ms, percentage: { value: 100 } } }
              route: [{ destination: { host: travels } }]
            - match: [{ uri: { prefix: /travels/broken } }]
              fault: { abort: { httpStatus: 418, percentage: { value: 100 } } }
              route: [{ destination: { host: travels } }]
            - fault: { delay: { fixedDelay: 30s, percentage: { value: 0 } }, abort: { httpStatus: 500, percentage: { value: 0 } } }
              route: [{ destination: { host: travels } }]
            """);
        var asked = 0;
        await mesh.AddServiceAsync("travels", "v1", context => { asked++; return context.Response.WriteAsync("ok"); });

        Assert.Equal("ok", await mesh.Edge.GetStringAsync("/travels/slow", Stop));
        var slow = await mesh.Recorded.HopAsync(hop => hop.Path == "/travels/slow");
        Assert.True(slow.DurationMicros >= 300_000);
        Assert.Equal(("DI", "fault", "held back for 300 ms on purpose"), (slow.Flags, slow.Steps[0].Kind, slow.Steps[0].Verdict));

        Assert.Equal(418, (int)(await mesh.Edge.GetAsync("/travels/broken", Stop)).StatusCode);
        Assert.Equal((1, "FI"), (asked, (await mesh.Recorded.HopAsync(hop => hop.Path == "/travels/broken")).Flags));
        Assert.Equal("ok", await mesh.Edge.GetStringAsync("/travels", Stop));
    }

    [Fact]
    public async Task A_mirror_gets_a_copy_that_nobody_waits_for()
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels, subset: v1 } }]\n  mirror: { host: travels, subset: v2 }\n  mirrorPercentage: { value: 100 }", MeshYaml.Subsets());
        var copied = new TaskCompletionSource<string>();
        await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync("v1"));
        await mesh.AddServiceAsync("travels", "v2", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            copied.TrySetResult($"{context.Request.Method} {context.Request.Host.Value} {context.Request.Path} {await reader.ReadToEndAsync(Stop)}");
            context.Response.StatusCode = 500;
        });

        var answer = await mesh.Edge.PostAsync("/travels/Rome", new StringContent("body"), Stop);

        Assert.Equal("v1", await answer.Content.ReadAsStringAsync(Stop));
        var said = await copied.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.Equal($"POST 127.0.0.1-shadow:{mesh.Edge.BaseAddress!.Port} /travels/Rome body", said);
        var copy = await mesh.Recorded.HopAsync(hop => hop.Rule == "mirror");
        var hop = await mesh.Recorded.HopAsync(one => one.Rule != "mirror");
        Assert.Equal((hop.SpanId, "v2", 500), (copy.ParentSpanId, copy.Version, copy.Status));
        Assert.Contains(hop.Steps, step => step is { Kind: "mirror", Passed: true });
    }

    [Theory]
    [InlineData("/travels/Rome?x=1", "rewrite: { uri: /v2/quotes }", "/v2/quotes/Rome?x=1 HOST")]
    [InlineData("/travels", "rewrite: { uri: / }", "/ HOST")]
    [InlineData("/travels/Rome", "rewrite: { authority: inner.example }", "/travels/Rome inner.example")]
    [InlineData("/travels/Rome?x=1", "rewrite: { uriRegexRewrite: { match: \"^/travels/(.*)$\", rewrite: '/q/\\1/$' } }", "/q/Rome/$?x=1 HOST")]
    public async Task A_rewrite_changes_what_the_service_receives(string path, string rewrite, string received)
    {
        await using var mesh = await StartAsync($"- match: [{{ uri: {{ prefix: /travels }} }}]\n  {rewrite}\n  route: [{{ destination: {{ host: travels }} }}]");
        await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync($"{context.Request.Path}{context.Request.QueryString} {context.Request.Host.Value}"));

        Assert.Equal(received.Replace("HOST", mesh.Edge.BaseAddress!.Authority, StringComparison.Ordinal), await mesh.Edge.GetStringAsync(path, Stop));
    }

    [Theory]
    [InlineData("redirect: { uri: /new }", 301, "http://HOST/new?x=1")]
    [InlineData("redirect: { authority: other.example, redirectCode: 308 }", 308, "http://other.example/travels?x=1")]
    [InlineData("redirect: { scheme: https, authority: other.example, port: 8443, redirectCode: 302 }", 302, "https://other.example:8443/travels?x=1")]
    public async Task A_redirect_says_where_to_go_and_asks_no_service(string redirect, int status, string location)
    {
        await using var mesh = await StartAsync($"- {redirect}");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mesh.Edge.BaseAddress };

        var answer = await client.GetAsync("/travels?x=1", Stop);

        Assert.Equal((status, location.Replace("HOST", mesh.Edge.BaseAddress!.Authority, StringComparison.Ordinal)), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_direct_response_is_the_rules_own()
    {
        await using var mesh = await StartAsync("- directResponse: { status: 503, body: { string: \"closed for today\" } }");

        var answer = await mesh.Edge.GetAsync("/travels", Stop);

        Assert.Equal((503, "closed for today"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task Headers_are_set_added_and_removed_both_ways_for_a_rule_and_for_a_destination()
    {
        await using var mesh = await StartAsync("""
            - headers:
                request: { set: { x-set: rule }, add: { x-add: rule }, remove: [x-gone] }
                response: { set: { x-answer: rule }, remove: [x-inner] }
              route:
                - destination: { host: travels }
                  headers: { request: { add: { x-add: destination } }, response: { add: { x-answer: destination } } }
            """);
        await mesh.AddServiceAsync("travels", "v1", context =>
        {
            context.Response.Headers["X-Inner"] = "secret";
            return context.Response.WriteAsync($"{context.Request.Headers["x-set"]} | {context.Request.Headers["x-add"]} | {context.Request.Headers["x-gone"]}");
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels") { Headers = { { "x-set", "caller" }, { "x-add", "caller" }, { "x-gone", "caller" } } };

        var answer = await mesh.Edge.SendAsync(request, Stop);

        Assert.Equal("rule | caller, rule, destination | ", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(["rule", "destination"], answer.Headers.GetValues("X-Answer"));
        Assert.False(answer.Headers.Contains("X-Inner"));
    }

    [Fact]
    public async Task A_cors_policy_answers_preflights_and_opens_answers_to_its_origins_alone()
    {
        await using var mesh = await StartAsync("""
            - corsPolicy: { allowOrigins: [{ exact: "https://shop.example" }], allowMethods: [GET, POST], allowHeaders: [x-tier], exposeHeaders: [x-answer], maxAge: 1h, allowCredentials: true }
              route: [{ destination: { host: travels } }]
            """);
        await mesh.AddServiceAsync("travels", "v1");

        var preflight = await SendAsync(mesh, HttpMethod.Options, "https://shop.example", "POST");
        var call = await SendAsync(mesh, HttpMethod.Get, "https://shop.example", null);
        var foreign = await SendAsync(mesh, HttpMethod.Get, "https://other.example", null);

        Assert.Equal(("https://shop.example", "GET,POST", "x-tier", "3600", "true"), (Header(preflight, "Allow-Origin"), Header(preflight, "Allow-Methods"), Header(preflight, "Allow-Headers"), Header(preflight, "Max-Age"), Header(preflight, "Allow-Credentials")));
        Assert.Equal(("https://shop.example", "x-answer", "v1"), (Header(call, "Allow-Origin"), Header(call, "Expose-Headers"), await call.Content.ReadAsStringAsync(Stop)));
        Assert.Equal((null, HttpStatusCode.OK), (Header(foreign, "Allow-Origin"), foreign.StatusCode));
    }

    [Fact]
    public async Task An_instance_that_fails_in_a_row_gets_no_calls_for_a_while()
    {
        await using var mesh = await StartAsync(
            "- route: [{ destination: { host: travels } }]\n  retries: { attempts: 0 }",
            Policy("{ loadBalancer: { simple: ROUND_ROBIN }, outlierDetection: { consecutive5xxErrors: 2, baseEjectionTime: 2s, maxEjectionPercent: 50 } }"));
        await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync("good"), "good");
        var isIll = true;
        await mesh.AddServiceAsync("travels", "v1", context => { context.Response.StatusCode = isIll ? 500 : 200; return context.Response.WriteAsync("ill"); }, "ill");

        var first = await StatusesAsync(mesh, 4);
        var later = await StatusesAsync(mesh, 6);
        isIll = false;

        Assert.Equal(2, first.Count(status => status == 500));
        Assert.All(later, status => Assert.Equal(200, status));
        Assert.Contains(mesh.Recorded.Hops, hop => hop.Steps.Any(step => step is { Kind: "ejected", Name: "ill" }));
        await Wait.UntilAsync(async () => await mesh.Edge.GetStringAsync("/travels", Stop) == "ill", TimeSpan.FromSeconds(10), "the instance is given calls again");
    }

    [Fact]
    public async Task More_calls_than_a_destination_takes_at_once_are_turned_away()
    {
        await using var mesh = await StartAsync(
            "- route: [{ destination: { host: travels } }]", Policy("{ connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } } }"));
        var gate = new TaskCompletionSource();
        await mesh.AddServiceAsync("travels", "v1", async context => { await gate.Task.WaitAsync(Stop); await context.Response.WriteAsync("ok"); });

        var calls = Enumerable.Range(0, 4).Select(_ => mesh.Edge.GetAsync("/travels", Stop)).ToArray();
        await Wait.UntilAsync(() => Task.FromResult(calls.Count(call => call.IsCompleted) == 2), TimeSpan.FromSeconds(30), "two are turned away");
        gate.SetResult();
        var answers = await Task.WhenAll(calls);

        Assert.Equal([200, 200, 503, 503], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Equal(2, mesh.Recorded.Hops.Count(hop => hop.Flags == "UO"));
    }

    [Theory]
    [InlineData("{ httpHeaderName: x-user }")]
    [InlineData("{ httpQueryParameterName: user }")]
    public async Task Calls_with_the_same_key_go_to_the_same_instance(string hash)
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels } }]", Policy($"{{ loadBalancer: {{ consistentHash: {hash} }} }}"));
        await AddNamedAsync(mesh, 5);
        var byUser = new Dictionary<int, string>();

        for (var call = 0; call < 60; call++)
        {
            var user = call % 20;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/travels?user={user}") { Headers = { { "x-user", $"{user}" } } };
            var name = await (await mesh.Edge.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop);
            Assert.Equal(byUser.TryAdd(user, name) ? name : byUser[user], name);
        }

        Assert.InRange(byUser.Values.Distinct().Count(), 3, 5);
    }

    [Fact]
    public async Task Callers_without_the_cookie_that_is_hashed_are_given_one()
    {
        await using var mesh = await StartAsync("- route: [{ destination: { host: travels } }]", Policy("{ loadBalancer: { consistentHash: { httpCookie: { name: seat, path: /travels, ttl: 1h } } } }"));
        await AddNamedAsync(mesh, 5);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = mesh.Edge.BaseAddress };

        var first = await client.GetAsync("/travels", Stop);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^seat=[0-9a-f]{32}; Max-Age=3600; Path=/travels; HttpOnly$", cookie);
        var seat = await first.Content.ReadAsStringAsync(Stop);
        for (var call = 0; call < 10; call++)
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, "/travels") { Headers = { { "Cookie", cookie.Split(';')[0] } } };
            var answer = await client.SendAsync(again, Stop);
            Assert.Equal((seat, false), (await answer.Content.ReadAsStringAsync(Stop), answer.Headers.Contains("Set-Cookie")));
        }
    }

    private static Task<TestMesh> StartAsync(string http, string more = "") => TestMesh.StartAsync(more + MeshYaml.Service(http));

    private static string Policy(string policy) =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: { name: policy }
        spec:
          host: travels
          trafficPolicy: {{policy}}
        ---

        """;

    private static void AddDead(TestMesh mesh) => mesh.Registry.Add(new WorkloadInstance("travels", "dead", new Dictionary<string, string>(), new Uri("http://127.0.0.1:1")));

    private static async Task AddNamedAsync(TestMesh mesh, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            var name = $"travels-{number}";
            await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync(name), name);
        }
    }

    private static async Task<List<int>> StatusesAsync(TestMesh mesh, int calls)
    {
        var statuses = new List<int>();
        for (var call = 0; call < calls; call++)
        {
            statuses.Add((int)(await mesh.Edge.GetAsync("/travels", Stop)).StatusCode);
        }
        return statuses;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestMesh mesh, HttpMethod method, string origin, string? wanted)
    {
        using var request = new HttpRequestMessage(method, "/travels") { Headers = { { "Origin", origin } } };
        if (wanted is not null)
        {
            request.Headers.Add("Access-Control-Request-Method", wanted);
        }
        return await mesh.Edge.SendAsync(request, Stop);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues($"Access-Control-{name}", out var values) ? values.Single() : null;
}
