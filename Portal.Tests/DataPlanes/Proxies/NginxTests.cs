using System.Net;

namespace Portal.Tests.DataPlanes.Proxies;

public sealed class NginxTests : ProxyTests
{
    protected override string Name => "nginx";

    protected override string[] Arguments => ["-p", ".", "-c", "nginx.conf", "-e", "stderr", "-g", "daemon off;"];

    protected override HttpStatusCode Undecided => HttpStatusCode.ServiceUnavailable;

    [Fact]
    public async Task A_browser_is_told_whether_a_page_may_call_and_the_page_may_read_the_answer()
    {
        var key = await OpenAsync("https://app.example");

        using var asked = await SendAsync(HttpMethod.Options, "/travels/Rome", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));
        using var called = await SendAsync(HttpMethod.Get, "/travels/Rome", key, ("Origin", "https://app.example"));

        Assert.Equal((HttpStatusCode.NoContent, "https://app.example", "GET"), (asked.StatusCode, Header(asked, "Access-Control-Allow-Origin"), Header(asked, "Access-Control-Allow-Methods")));
        using var plain = await SendAsync(HttpMethod.Options, "/travels/Rome");
        Assert.Equal((HttpStatusCode.NoContent, true), (plain.StatusCode, plain.Content.Headers.Allow.Contains("GET")));
        Assert.Single(Reached);
        Assert.Equal((HttpStatusCode.OK, "https://app.example"), (called.StatusCode, Header(called, "Access-Control-Allow-Origin")));
    }
}
