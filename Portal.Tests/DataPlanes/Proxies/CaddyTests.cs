using System.Net;

namespace Portal.Tests.DataPlanes.Proxies;

public sealed class CaddyTests : ProxyTests
{
    protected override string Name => "caddy";

    protected override string[] Arguments => ["run", "--config", "Caddyfile", "--adapter", "caddyfile"];

    protected override HttpStatusCode Undecided => HttpStatusCode.BadGateway;

    /// <summary>It takes every 2xx for leave to pass.</summary>
    [Fact]
    public async Task OPTIONS_reaches_a_service_only_where_a_page_asks_and_the_API_lets_pages_in()
    {
        using var plain = await SendAsync(HttpMethod.Options, "/travels/Rome");
        using var asked = await SendAsync(HttpMethod.Options, "/travels/Rome", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed), (plain.StatusCode, asked.StatusCode));
        await OpenAsync("https://app.example");
        using var open = await SendAsync(HttpMethod.Options, "/travels/Rome?a=1&user_key=mine", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"), ("X-Portal-Uri", "/cars/Rome"));
        using var closed = await SendAsync(HttpMethod.Options, "/travels/Rome");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (open.StatusCode, closed.StatusCode));
        Assert.Equal(("OPTIONS", "/travels/Rome?a=1"), (Assert.Single(Reached).Method, Assert.Single(Reached).Target));
    }
}
