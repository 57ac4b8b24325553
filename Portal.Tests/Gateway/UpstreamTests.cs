using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Api.Catalog.Edge;
using Portal.Api.Mesh;

namespace Portal.Tests.Gateway;

/// <summary>APIs that no mesh carries: the gateway sends to the address that their definition gives.</summary>
public sealed class UpstreamTests
{
    [Fact]
    public async Task A_call_goes_to_the_upstream_under_its_path_and_name_without_the_key()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync($"{upstream.Urls.First()}/inner");
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await gateway.GetAsync("/travels/Rome?days=3&user_key=" + key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var host = new Uri(upstream.Urls.First()).Authority;
        Assert.Equal($"GET /inner/travels/Rome?days=3 at {host} for {gateway.Address.Authority}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var record = await gateway.RecordOfAsync(answer);
        Assert.Equal("its upstream answered 200", record.Ledger[^1].Verdict);
        Assert.Equal(host + " (1 of 1)", Assert.Single(record.Route).Instance);
    }

    [Fact]
    public async Task An_upstream_that_is_not_there_is_told_as_such()
    {
        await using var gateway = await StartAsync("http://127.0.0.1:1");
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await gateway.GetAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("could not be reached", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5\r\nhelloX\r\n0\r\n\r\n", "HTTP/1.1 400 ", "request_malformed")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", "HTTP/1.1 400 ", "request_malformed")]
    [InlineData("14\r\nlonger than ten bytes\r\n0\r\n\r\n", "HTTP/1.1 413 ", "body_too_large")]
    public async Task A_body_that_breaks_on_its_way_to_the_upstream_is_its_senders_to_mend(string body, string status, string code)
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream.Urls.First(), new EdgeSettings { Bounds = new EdgeBounds { BodyBytes = 10 } });
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /travels/Rome HTTP/1.1\r\nHost: a\r\nX-API-Key: {key}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_in_another_spelling_is_another_method()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream.Urls.First());
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Head, "/travels/Rome", key)).StatusCode);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"hEAD /travels/Rome HTTP/1.1\r\nHost: a\r\nX-API-Key: {key}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 405 ", await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_go_on_and_come_back_byte_for_byte_also_beyond_ASCII()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream.Urls.First());
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);

        await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET /travels/Rome HTTP/1.1\r\nHost: a\r\nX-API-Key: {key}\r\nConnection: close\r\nX-Note: café 😀\r\n\r\n"), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(stream, Encoding.UTF8).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Note: café 😀\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_cannot_have_what_the_gateway_says_of_it_taken_out_by_naming_it_in_Connection()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream.Urls.First());
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/travels/Rome")) { Headers = { { "X-API-Key", key }, { "X-Mine", "too" } } };
        request.Headers.Connection.Add("X-Forwarded-Host");
        request.Headers.Connection.Add("X_Portal_Plan");
        request.Headers.Connection.Add("X-Request-Id");
        request.Headers.Connection.Add("X-Portal-Plan");
        request.Headers.Connection.Add("X-Mine");
        using var client = new HttpClient();

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.EndsWith($" for {gateway.Address.Authority}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            ["Host", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Portal-Application", "X-Portal-Organization", "X-Portal-Plan", "X-Request-ID", "traceparent"],
            answer.Headers.GetValues("X-Seen").Single().Split(' ').Order(StringComparer.Ordinal));
    }

    private static async Task<RunningGateway> StartAsync(string address, EdgeSettings? edge = null)
    {
        var access = new AccessDouble();
        access.Apis[0] = access.Apis[0] with { Upstream = address, Edge = edge ?? EdgeSettings.None };
        return await RunningGateway.StartAsync(access, configure: services =>
        {
            services.RemoveAll<IMeshEntry>();
            services.AddMesh();
        });
    }

    private static async Task<WebApplication> StartUpstreamAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(server => server.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8);
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.Headers["X-Note"] = context.Request.Headers["X-Note"];
            context.Response.Headers["X-Seen"] = string.Join(' ', context.Request.Headers.Keys);
            await context.Response.WriteAsync(
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} at {context.Request.Host} for {context.Request.Headers["X-Forwarded-Host"]}", context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
