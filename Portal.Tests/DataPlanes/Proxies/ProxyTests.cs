using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog.Edge;
using Portal.Api.Plans;
using Portal.Api.Traffic.Requests;
using Portal.Tests.Conventions;
using Portal.Tests.Gateway;
using Portal.Tests.Hosting;

namespace Portal.Tests.DataPlanes.Proxies;

/// <summary>What a real proxy does with the very files of <c>deploy/</c>. One class for each proxy says how it is started.</summary>
public abstract class ProxyTests : IAsyncLifetime
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly List<IAsyncDisposable> _running = [];

    private RunningControl _control = null!;
    private ProxyProcess _proxy = null!;
    private ProxiedService _v1 = null!;
    private ProxiedService _v2 = null!;
    private string _address = "";

    protected abstract string Name { get; }

    private protected IEnumerable<ReachedService> Reached => _v1.Calls.Concat(_v2.Calls);

    protected abstract string[] Arguments { get; }

    /// <summary>What is answered while the portal is not there.</summary>
    protected abstract HttpStatusCode Undecided { get; }

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var program = await ProxyProgram.FindAsync(Name, cancelled);
        _running.Add(_control = await RunningControl.StartAsync());
        _running.Add(_v1 = await ProxiedService.StartAsync("v1", cancelled));
        _running.Add(_v2 = await ProxiedService.StartAsync("v2", cancelled));
        _address = new Uri(FreePorts.Next()).Authority;
        _running.Add(_proxy = await ProxyProcess.StartAsync(
            program,
            Path.Combine(SourceTree.Root, "deploy", Name),
            Arguments,
            new Dictionary<string, string>
            {
                ["127.0.0.1:8080"] = _address,
                ["127.0.0.1:5082"] = _control.Addresses.Control!.Authority,
                ["127.0.0.1:9001"] = _v1.Address,
                ["127.0.0.1:9002"] = _v2.Address,
            },
            cancelled));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        foreach (var one in _running.AsEnumerable().Reverse())
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_call_with_a_key_reaches_the_subset_of_the_virtual_services_without_the_key_and_with_who_calls()
    {
        var application = _control.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 10, LimitWindow.Day)));
        var key = await _control.Running.KeyOfAsync(application);

        using var answer = await SendAsync("/travels/Rome?currency=EUR", key);

        Assert.Equal((HttpStatusCode.OK, "v2"), (answer.StatusCode, await TextAsync(answer)));
        Assert.Matches("^\"day\";r=9;t=\\d+$", Header(answer, "RateLimit"));
        Assert.Equal("\"day\";q=10;w=86400", Header(answer, "RateLimit-Policy"));
        var reached = Assert.Single(_v2.Calls);
        Assert.Equal(("GET", "/travels/Rome?currency=EUR"), (reached.Method, reached.Target));
        Assert.Equal(
            (application.Id.ToString(), application.OrganizationId.ToString(), "starter", "v2"),
            (reached.Headers["X-Portal-Application"], reached.Headers["X-Portal-Organization"], reached.Headers["X-Portal-Plan"], reached.Headers["X-Portal-Subset"]));
        Assert.DoesNotContain(reached.Headers, header => header.Value.Contains(key, StringComparison.Ordinal));
        Assert.Equal(Header(answer, "X-Request-Id"), reached.Headers["X-Request-Id"]);
        Assert.Equal("127.0.0.1", _control.Running.Services.GetRequiredService<RecentRequests>().Find(Header(answer, "X-Request-Id"))!.ClientAddress);
    }

    [Fact]
    public async Task A_call_of_an_api_without_a_subset_goes_the_proxys_own_way()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("cars"));

        using var answer = await SendAsync("/cars/Rome", key, ("X-Portal-Subset", "v2"));

        Assert.Equal("v1", await TextAsync(answer));
        Assert.DoesNotContain("v2", Assert.Single(_v1.Calls).Headers.Where(header => header.Key.Equals("X-Portal-Subset", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value));
    }

    [Fact]
    public async Task A_key_in_the_query_goes_no_further_and_into_no_log()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await SendAsync($"/travels/Rome?a=1&user_key={key}&b=%C3%A9");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/travels/Rome?a=1&b=%C3%A9", Assert.Single(_v2.Calls).Target);
        Assert.DoesNotContain(key, _proxy.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_caller_says_of_itself_is_overwritten()
    {
        var application = _control.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await _control.Running.KeyOfAsync(application);

        using var answer = await SendAsync(
            "/travels/Rome", key, ("X-Portal-Organization", "mine"), ("X-Portal-Application", "mine"), ("X-Portal-Plan", "gold"), ("X-Portal-Subset", "v1"), ("X-Request-Id", "mine"), ("X-HTTP-Method-Override", "DELETE"));

        Assert.Equal("v2", await TextAsync(answer));
        var reached = Assert.Single(_v2.Calls);
        Assert.Equal((application.Id.ToString(), "starter", "v2"), (reached.Headers["X-Portal-Application"], reached.Headers["X-Portal-Plan"], reached.Headers["X-Portal-Subset"]));
        Assert.DoesNotContain(reached.Headers, header => header.Value.Contains("mine", StringComparison.Ordinal) || header.Value.Contains("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_cannot_have_another_call_judged_than_its_own()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await SendAsync(
            "/cars/Rome", key, ("X-Forwarded-Method", "GET"), ("X-Forwarded-Uri", "/travels/Rome"), ("X-Original-Method", "GET"), ("X-Original-URI", "/travels/Rome"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_v1.Calls);
        Assert.Empty(_v2.Calls);
    }

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_and_where_nothing_is_the_refusal_is_the_portals()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        using var missing = await SendAsync("/travels/Rome");
        await AssertProblemAsync(missing, 401, "credential_missing");
        Assert.Equal("ApiKey realm=\"travels\", header=\"X-API-Key\"", missing.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(await SendAsync("/travels/Rome", key + "x"), 403, "credential_malformed");
        await AssertProblemAsync(await SendAsync("/nothing/here", key), 404, "no_operation");
        Assert.Empty(_v1.Calls.Concat(_v2.Calls));
    }

    [Fact]
    public async Task Where_a_limit_is_used_up_the_answer_is_429_and_says_until_when()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));

        using var first = await SendAsync("/travels/Rome", key);
        using var second = await SendAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await AssertProblemAsync(second, 429, "limits_exceeded");
        Assert.Matches("^\\d+$", Header(second, "Retry-After"));
        Assert.Matches("^\"day\";r=0;t=\\d+$", Header(second, "RateLimit"));
        Assert.Single(_v2.Calls);
    }

    [Fact]
    public async Task While_the_portal_does_not_answer_nothing_passes()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels"));
        _running.Remove(_control);
        await _control.DisposeAsync();

        using var answer = await SendAsync("/travels/Rome", key);

        Assert.Equal(Undecided, answer.StatusCode);
        Assert.Empty(_v2.Calls);
    }

    /// <summary>A key for Travels, which lets this page in.</summary>
    protected Task<string> OpenAsync(string page)
    {
        var apis = _control.Access.Apis;
        apis[0] = apis[0] with { Edge = new EdgeSettings { Cors = new CorsSettings([page], [], [], Credentials: false, MaxAge: 60) } };
        return _control.Running.KeyForAsync(AccessDouble.Subscription("travels"));
    }

    protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(
            method, new Uri($"http://{_address}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(string target, string? key = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, target, key, headers);

    protected static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((code, status), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Equal(Header(answer, "X-Request-Id"), problem.GetProperty("requestId").GetString());
    }
}
