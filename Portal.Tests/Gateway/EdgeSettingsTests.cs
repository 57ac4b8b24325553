using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Catalog.Edge;

namespace Portal.Tests.Gateway;

/// <summary>What an API's file tells the gateway beside checks and mocks: other origins, and sizes.</summary>
public sealed class EdgeSettingsTests
{
    private static readonly CorsSettings Cors = new(["https://app.example", "https://*.red.example"], [], [], Credentials: true, MaxAge: 60);

    [Fact]
    public async Task A_preflight_is_answered_at_the_gateway_without_a_key()
    {
        await using var gateway = await StartAsync(new EdgeSettings { Cors = Cors });

        var answer = await PreflightAsync(gateway, "https://app.example", "POST", "X-API-Key, Content-Type");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(
            ("https://app.example", "true", "POST", "X-API-Key, Content-Type", "60", "Origin"),
            (Header(answer, "Allow-Origin"), Header(answer, "Allow-Credentials"), Header(answer, "Allow-Methods"), Header(answer, "Allow-Headers"), Header(answer, "Max-Age"), string.Join(", ", answer.Headers.Vary)));
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://app.example")]
    [InlineData("https://app.example.evil")]
    [InlineData("https://red.example")]
    [InlineData("https://evil/x.red.example")]
    [InlineData("https://.red.example")]
    [InlineData("null")]
    public async Task Other_origins_are_not_let_in(string origin)
    {
        await using var gateway = await StartAsync(new EdgeSettings { Cors = Cors });

        Assert.Null(Header(await PreflightAsync(gateway, origin, "GET", ""), "Allow-Origin"));
        Assert.Null(Header(await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway), ("Origin", origin)), "Allow-Origin"));
    }

    [Fact]
    public async Task Pages_read_answers_and_refusals_with_what_the_gateway_tells_and_services_have_no_say()
    {
        await using var gateway = await StartAsync(new EdgeSettings { Cors = Cors });
        gateway.Mesh.Answer = context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.Vary = "Accept";
            return MeshDouble.Hello(context);
        };

        foreach (var answer in new[] { await gateway.GetAsync("/travels/Rome", await KeyAsync(gateway), ("Origin", "https://shop.red.example")), await gateway.GetAsync("/travels/Rome", null, ("Origin", "https://shop.red.example")) })
        {
            Assert.Equal("https://shop.red.example", Header(answer, "Allow-Origin"));
            Assert.Contains("X-Request-Id, traceparent, RateLimit", Header(answer, "Expose-Headers"), StringComparison.Ordinal);
            Assert.Contains("Origin", answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task Without_the_setting_and_for_internal_apis_other_origins_hear_nothing()
    {
        await using var gateway = await StartAsync(EdgeSettings.None);
        gateway.Access.Apis[2] = gateway.Access.Apis[2] with { Edge = new EdgeSettings { Cors = Cors with { Origins = ["*"], Credentials = false } } };
        await gateway.PublishAsync();

        var off = await PreflightAsync(gateway, "https://app.example", "GET", "");
        var hidden = await PreflightAsync(gateway, "https://app.example", "GET", "", "/discounts/new");

        Assert.Null(Header(off, "Allow-Origin"));
        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
        Assert.Equal(((await gateway.SendAsync(HttpMethod.Options, "/nothing/here")).StatusCode, null), (hidden.StatusCode, Header(hidden, "Allow-Origin")));
    }

    [Fact]
    public async Task Sizes_of_an_api_s_calls_are_its_own()
    {
        await using var gateway = await StartAsync(new EdgeSettings { Bounds = new EdgeBounds { BodyBytes = 100, HeaderBytes = 1000 } });
        var key = await KeyAsync(gateway);

        await GatewayTests.AssertProblemAsync(await PostAsync(gateway, key, 101, chunked: false), 413, "body_too_large");
        Assert.Empty(gateway.Mesh.Calls);
        await GatewayTests.AssertProblemAsync(await PostAsync(gateway, key, 5000, chunked: true), 413, "body_too_large");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, key, 100, chunked: false)).StatusCode);
        await GatewayTests.AssertProblemAsync(await gateway.GetAsync("/travels/Rome", key, ("X-Long", new string('x', 1000))), 431, "headers_too_large");
    }

    [Fact]
    public async Task A_key_in_the_address_of_the_calling_page_goes_no_further()
    {
        await using var gateway = await StartAsync(EdgeSettings.None);
        var key = await KeyAsync(gateway);

        await gateway.GetAsync("/travels/Rome", key, ("Referer", $"https://app.example/page?a=1&user_key={key}&b=2#user_key={key}"));
        Assert.Equal("https://app.example/page?a=1&b=2", gateway.Mesh.Last.Headers["Referer"]);
        await gateway.GetAsync("/travels/Rome", key, ("Referer", $"https://app.example/page?user%5Fkey={key}"));
        Assert.Equal("https://app.example/page", gateway.Mesh.Last.Headers["Referer"]);
        await gateway.GetAsync("/travels/Rome", key, ("Referer", "https://app.example/page?a=%20b"));
        Assert.Equal("https://app.example/page?a=%20b", gateway.Mesh.Last.Headers["Referer"]);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues($"Access-Control-{name}", out var values) ? string.Join(", ", values) : null;

    private static Task<HttpResponseMessage> PreflightAsync(RunningGateway gateway, string origin, string method, string headers, string target = "/travels/Rome") => gateway.SendAsync(
        HttpMethod.Options, target, null, [("Origin", origin), ("Access-Control-Request-Method", method), .. headers.Length == 0 ? Array.Empty<(string, string)>() : [("Access-Control-Request-Headers", headers)]]);

    private static async Task<HttpResponseMessage> PostAsync(RunningGateway gateway, string key, int bytes, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/travels/Rome") { Content = new StringContent(new string('x', bytes), Encoding.UTF8, "text/plain") };
        request.Headers.Add("X-API-Key", key);
        request.Headers.TransferEncodingChunked = chunked;
        return await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> KeyAsync(RunningGateway gateway) => gateway.KeyForAsync(AccessDouble.Subscription("travels"));

    private static async Task<RunningGateway> StartAsync(EdgeSettings edge)
    {
        var access = new AccessDouble();
        access.Apis[0] = access.Apis[0] with { Edge = edge };
        return await RunningGateway.StartAsync(access);
    }
}
