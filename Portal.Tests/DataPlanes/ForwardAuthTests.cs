using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Api.Access;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes;

public sealed class ForwardAuthTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private static readonly PlanLimit[] Starter = [new("minute", LimitKind.Rate, 60, LimitWindow.Minute), new("day", LimitKind.Quota, 1000, LimitWindow.Day)];

    private RunningControl Control => fixture.Control;

    [Fact]
    public async Task A_good_key_passes_with_who_calls_the_subset_of_the_virtual_services_and_the_limits()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", Starter));
        var key = await Control.Running.KeyOfAsync(application);

        using var answer = await Control.AskAsync("/travels/Rome?currency=EUR", key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(application.Id.ToString(), Header(answer, "X-Portal-Application"));
        Assert.Equal(application.OrganizationId.ToString(), Header(answer, "X-Portal-Organization"));
        Assert.Equal("starter", Header(answer, "X-Portal-Plan"));
        Assert.Equal("v2", Header(answer, "X-Portal-Subset"));
        Assert.Equal("/travels/Rome?currency=EUR", Header(answer, "X-Portal-Uri"));
        Assert.Equal("\"minute\";q=60;w=60, \"day\";q=1000;w=86400", Header(answer, "RateLimit-Policy"));
        Assert.Matches("^\"minute\";r=59;t=1, \"day\";r=999;t=\\d+$", Header(answer, "RateLimit"));
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_call_is_recorded_as_one_of_this_door_with_every_step_that_was_checked()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", Starter));

        using var answer = await Control.AskAsync("/travels/Rome?user_key=" + key, null, ("X-Forwarded-For", "198.51.100.9, 203.0.113.7"));
        var record = await Control.RecordAsync(Header(answer, "X-Request-Id"));

        Assert.Equal(("forward_auth", "GET", "/travels/Rome", 200, "getTravel", "v2"), (record.Request.Door, record.Request.Method, record.Request.Target, record.Request.Status, record.Request.Operation, record.Request.Version));
        Assert.Equal(["operation", "credential", "subscription", "limits", "route"], record.Ledger.Select(step => step.Step));
        Assert.DoesNotContain(record.Ledger, step => step.Input.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Original-Method", "X-Original-URI", "/authz")]
    [InlineData("X-Forwarded-Method", "X-Forwarded-Uri", "/authz")]
    [InlineData("X-None-Method", "X-None-URI", "/authz/travels/Rome")]
    public async Task A_proxy_says_in_its_own_way_what_it_asks_about(string method, string uri, string address)
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await Control.SendAsync(address, key, (method, "GET"), (uri, "/travels/Rome"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("getTravel", (await Control.RecordAsync(Header(answer, "X-Request-Id"))).Request.Operation);
    }

    [Theory]
    [InlineData("/authz")]
    [InlineData("/authz", "X-Forwarded-Uri", "/travels/Rome")]
    [InlineData("/authz", "X-Original-URI", "/travels/Rome", "X-Forwarded-Method", "GET")]
    [InlineData("/authz", "X-Original-URI", "/travels/Rome", "X-Original-Method", "GET", "X-Forwarded-Uri", "/cars/Rome", "X-Forwarded-Method", "GET")]
    [InlineData("/authz", "X-Original-URI", "/travels/Rome", "X-Original-Method", "POST", "X-Forwarded-Uri", "/travels/Rome", "X-Forwarded-Method", "GET")]
    [InlineData("/authz/travels/Rome", "X-Forwarded-Uri", "/cars/Rome", "X-Forwarded-Method", "GET")]
    public async Task A_question_that_leaves_open_what_is_asked_is_refused(string address, params string[] said)
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"), AccessDouble.Subscription("cars"));

        using var answer = await Control.SendAsync(address, key, [.. said.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        await AssertProblemAsync(answer, 400, "original_request_unclear");
    }

    [Theory]
    [InlineData("/travels/../cars/Rome")]
    [InlineData("/travels/%2e%2e/cars/Rome")]
    [InlineData("/travels//Rome")]
    [InlineData("/travels/Rome%2fx")]
    [InlineData("/travels/..;/cars/Rome")]
    public async Task A_path_that_the_proxy_would_forward_otherwise_than_it_was_matched_is_refused(string target)
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"), AccessDouble.Subscription("cars"));

        await AssertProblemAsync(await Control.AskAsync(target, key), 400, "path_refused");
    }

    [Fact]
    public async Task Escapes_of_the_same_letters_are_the_same_path()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await Control.AskAsync("/travels/S%c3%a3o%20Paulo%7e", key);

        Assert.Equal("/travels/S%C3%A3o%20Paulo~", Header(answer, "X-Portal-Uri"));
    }

    [Fact]
    public async Task No_key_a_wrong_key_and_no_room_are_refused_as_at_the_gateway()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));

        using var missing = await Control.AskAsync("/travels/Rome");
        await AssertProblemAsync(missing, 401, "credential_missing");
        Assert.Equal("ApiKey realm=\"travels\", header=\"X-API-Key\"", missing.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(await Control.AskAsync("/travels/Rome", key + "x"), 403, "credential_malformed");
        await AssertProblemAsync(await Control.AskAsync("/discounts/new", key), 404, "no_operation");
        Assert.Equal(HttpStatusCode.OK, (await Control.AskAsync("/travels/Rome", key)).StatusCode);
        using var spent = await Control.AskAsync("/travels/Rome", key);
        await AssertProblemAsync(spent, 429, "limits_exceeded");
        Assert.Matches("^\\d+$", Header(spent, "Retry-After"));
        Assert.Matches("^\"day\";r=0;t=\\d+$", Header(spent, "RateLimit"));
    }

    [Fact]
    public async Task For_nginx_every_refusal_is_403_and_its_headers_say_the_rest()
    {
        using var answer = await Control.SendAsync("/authz?deny=403", null, ("X-Forwarded-Method", "GET"), ("X-Forwarded-Uri", "/travels/Rome"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("401", Header(answer, "X-Portal-Status"));
        Assert.Equal("application/problem+json", Header(answer, "X-Portal-Problem-Type"));
        Assert.Equal("credential_missing", JsonDocument.Parse(Header(answer, "X-Portal-Problem")).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Envoy_is_told_to_take_out_the_key_and_what_callers_say_of_themselves_but_not_its_own_headers()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await Control.SendAsync(
            "/authz/travels/Rome", key, ("X-Portal-Plan", "gold"), ("X-HTTP-Method-Override", "DELETE"), ("X-Envoy-Attempt-Count", "1"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(
            ["X-API-Key", "X-HTTP-Method-Override", "X-Portal-Plan"],
            Header(answer, "x-envoy-auth-headers-to-remove").Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal("starter", Header(answer, "X-Portal-Plan"));
    }

    [Fact]
    public async Task A_version_that_has_come_to_its_end_answers_410_and_one_that_nears_it_says_so()
    {
        await using var own = await RunningControl.StartAsync();
        var key = await own.Running.KeyForAsync(AccessDouble.Subscription("travels"));
        own.Access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { Notice = new EndNotice("@1767225600", null, "<http://localhost/apis/travels/v2>; rel=\"deprecation\"") });
        await own.Running.PublishAsync();

        using var near = await own.AskAsync("/travels/Rome", key);
        own.Access.Versions[0] = new VersionAccess(new VersionKey("travels", "v2"))
        {
            RetiredAt = DateTimeOffset.UnixEpoch,
            Gone = new AccessRefusal(410, "version_retired", "Gone", "It ended.", "Call another."),
        };
        await own.Running.PublishAsync();

        Assert.Equal((HttpStatusCode.OK, "@1767225600"), (near.StatusCode, Header(near, "Deprecation")));
        await AssertProblemAsync(await own.AskAsync("/travels/Rome", key), 410, "version_retired");
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(Header(answer, "X-Request-Id"), problem.GetProperty("requestId").GetString());
    }
}
