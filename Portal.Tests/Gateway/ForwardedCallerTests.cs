using System.Net;
using Portal.Api.Access.Credentials;

namespace Portal.Tests.Gateway;

/// <summary>The gateway behind a proxy, which connects from 127.0.0.1 as everybody here does.</summary>
public sealed class ForwardedCallerTests
{
    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9", HttpStatusCode.OK)]
    [InlineData("127.0.0.0/8, 198.51.100.7", "203.0.113.9, 198.51.100.7", HttpStatusCode.OK)]
    [InlineData("127.0.0.0/8", "203.0.113.9, 198.51.100.7", HttpStatusCode.Forbidden)]
    [InlineData("10.0.0.0/8", "203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("", "203.0.113.9", HttpStatusCode.Forbidden)]
    public async Task A_caller_s_address_is_what_trusted_proxies_say_and_nobody_else(string trusted, string forwarded, HttpStatusCode status)
    {
        await using var gateway = await RunningGateway.StartAsync(settings: $"--Gateway:TrustedProxies={trusted}");
        var application = gateway.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await gateway.KeyOfAsync(application, allowed: AllowList.Of(["203.0.113.0/24"], []));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome") { Headers = { { "X-API-Key", key }, { "X-Forwarded-For", forwarded }, { "X-Forwarded-Proto", "https" } } };

        using var answer = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        if (status is HttpStatusCode.OK)
        {
            var service = gateway.Mesh.Last.Headers;
            Assert.Equal("203.0.113.9", service["X-Forwarded-For"]);
            Assert.Equal("https", service["X-Forwarded-Proto"]);
            Assert.DoesNotContain("X-Original-For", service.Keys, StringComparer.OrdinalIgnoreCase);
        }
    }
}
