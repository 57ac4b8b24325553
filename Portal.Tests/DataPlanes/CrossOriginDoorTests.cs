using System.Net;
using EnvoyApi.Auth;
using Grpc.Net.Client;
using Portal.Api.Catalog.Edge;
using Portal.Tests.Gateway;
using Portal.Tests.Partners;

namespace Portal.Tests.DataPlanes;

/// <summary>Browsers ask at other doors what they ask at the gateway, and are told the same.</summary>
public sealed class CrossOriginDoorTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private const string Page = "https://app.example";

    private RunningControl Control => fixture.Control;

    [Fact]
    public async Task A_browser_is_told_without_a_key_whether_a_page_may_call()
    {
        await OpenAsync();

        using var allowed = await OptionsAsync("/travels/Rome", "", ("Origin", Page), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "x-api-key"));
        using var foreign = await OptionsAsync("/travels/Rome", "", ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));
        using var shut = await OptionsAsync("/discounts/maya", "", ("Origin", Page), ("Access-Control-Request-Method", "GET"));

        Assert.Equal((HttpStatusCode.NoContent, Page, "POST", "x-api-key"), (allowed.StatusCode, Header(allowed, "Access-Control-Allow-Origin"), Header(allowed, "Access-Control-Allow-Methods"), Header(allowed, "Access-Control-Allow-Headers")));
        Assert.Equal((HttpStatusCode.NoContent, false), (foreign.StatusCode, foreign.Headers.Contains("Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.NotFound, shut.StatusCode);
    }

    /// <summary>Caddy and Traefik take every 2xx for leave to pass.</summary>
    [Fact]
    public async Task What_is_no_browsers_question_is_answered_by_204_only_where_the_proxy_does_not_take_it_for_leave_to_pass()
    {
        await OpenAsync();

        (string, string)[][] unasked = [[], [("Origin", Page)], [("Access-Control-Request-Method", "GET")]];
        foreach (var headers in unasked)
        {
            using var refused = await OptionsAsync("/travels/Rome", "", headers);
            await refused.ProblemAsync(405, "method_not_allowed");
            Assert.Equal("GET, HEAD, POST", Allowed(refused));
        }
        using var closed = await OptionsAsync("/cars/Rome", "", ("Origin", Page), ("Access-Control-Request-Method", "GET"));
        using var told = await OptionsAsync("/cars/Rome", "?deny=403");
        var asked = await CheckAsync("OPTIONS");

        await closed.ProblemAsync(405, "method_not_allowed");
        Assert.Equal((HttpStatusCode.Forbidden, "204"), (told.StatusCode, Header(told, "X-Portal-Status")));
        Assert.Contains("GET", Allowed(told), StringComparison.Ordinal);
        Assert.Equal((204, true), ((int)asked.DeniedResponse.Status.Code, asked.DeniedResponse.Headers.Any(option => option.Header.Key == "allow")));
    }

    [Fact]
    public async Task A_proxy_that_knows_403_alone_hears_the_rest_in_headers()
    {
        await OpenAsync();

        using var answer = await OptionsAsync("/travels/Rome", "?deny=403", ("Origin", Page), ("Access-Control-Request-Method", "GET"));

        Assert.Equal((HttpStatusCode.Forbidden, "204", Page), (answer.StatusCode, Header(answer, "X-Portal-Status"), Header(answer, "Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Envoy_answers_it_and_lets_the_page_read_the_answer_to_its_call()
    {
        await OpenAsync();
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        var asked = await CheckAsync("OPTIONS", ("access-control-request-method", "GET"));
        var called = await CheckAsync("GET", ("x-api-key", key));

        Assert.Equal((204, Page), ((int)asked.DeniedResponse.Status.Code, asked.DeniedResponse.Headers.Single(option => option.Header.Key == "access-control-allow-origin").Header.Value));
        Assert.Equal(Page, called.OkResponse.ResponseHeadersToAdd.Single(option => option.Header.Key == "access-control-allow-origin").Header.Value);
    }

    private async Task OpenAsync()
    {
        var apis = Control.Access.Apis;
        apis[0] = apis[0] with { Edge = new EdgeSettings { Cors = new CorsSettings([Page], [], [], Credentials: false, MaxAge: 60) } };
        await Control.Running.PublishAsync();
    }

    private Task<HttpResponseMessage> OptionsAsync(string target, string query, params (string, string)[] headers) =>
        Control.SendAsync("/authz" + query, null, [("X-Forwarded-Method", "OPTIONS"), ("X-Forwarded-Uri", target), .. headers]);

    private async Task<CheckResponse> CheckAsync(string method, params (string Name, string Value)[] headers)
    {
        var http = new AttributeContext.Types.HttpRequest { Method = method, Path = "/travels/Rome", Host = "api.example.com", Headers = { ["origin"] = Page } };
        foreach (var (name, value) in headers)
        {
            http.Headers.Add(name, value);
        }
        using var channel = GrpcChannel.ForAddress(Control.Addresses.ControlGrpc!);
        return await new EnvoyApi.Auth.Authorization.AuthorizationClient(channel).CheckAsync(
            new CheckRequest { Attributes = new AttributeContext { Request = new AttributeContext.Types.Request { Http = http } } }, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Allowed(HttpResponseMessage answer) => string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal));

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
