using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh;

public sealed class HeaderSafetyTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_between_proxies_and_claims_of_identity_never_reach_the_service()
    {
        Dictionary<string, string> received = [];
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- route: [{ destination: { host: travels } }]", "mesh"));
        await mesh.AddServiceAsync("travels", "v2", context =>
        {
            received = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            return Task.CompletedTask;
        });

        await SendRawAsync(mesh, """
            GET http://travels/travels HTTP/1.1
            Host: travels
            Connection: X-Only-For-You, X-And-Me
            X-Only-For-You: secret
            X-And-Me: secret
            Proxy-Authorization: Basic c2VjcmV0
            TE: trailers
            Keep-Alive: timeout=5
            X-Envoy-Original-Path: /admin
            x_envoy_external_address: 1.2.3.4
            X-Forwarded-For: 1.2.3.4
            X_Forwarded_Client_Cert: By=spiffe://me
            X-Portal-User: admin
            X-HTTP-Method-Override: DELETE
            user: new
            Accept: application/json

            """);

        Assert.Equal(["accept", "host", "traceparent", "user", "x-request-id"], received.Keys.Select(name => name.ToLowerInvariant()).Order());
        Assert.Equal("travels", received["host"]);
    }

    [Theory]
    [InlineData("Connection: keep-alive\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("Connection: close\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    public async Task A_body_arrives_whatever_the_caller_says_of_its_connection(string rest)
    {
        var received = "";
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- route: [{ destination: { host: travels } }]", "mesh"));
        await mesh.AddServiceAsync("travels", "v2", async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            received = await body.ReadToEndAsync(Stop);
            await context.Response.WriteAsync("ok", Stop);
        });

        await SendRawAsync(mesh, $"POST http://travels/travels HTTP/1.1\r\nHost: travels\r\n{rest}");

        Assert.Equal("abc", received);
    }

    [Fact]
    public async Task What_the_door_says_of_the_caller_reaches_the_service()
    {
        string? application = null;
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- route: [{ destination: { host: travels } }]"));
        await mesh.AddServiceAsync("travels", "v2", context =>
        {
            application = context.Request.Headers["X-Portal-Application"];
            return Task.CompletedTask;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels") { Headers = { { "X-Portal-Application", "red" } } };

        await mesh.Edge.SendAsync(request, Stop);

        Assert.Equal("red", application);
    }

    [Fact]
    public async Task What_the_inside_is_built_of_never_reaches_the_caller_and_the_doors_own_words_stand()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- route: [{ destination: { host: travels } }]"));
        await mesh.AddServiceAsync("travels", "v2", context =>
        {
            context.Response.Headers["Server"] = "internal/1.0";
            context.Response.Headers["X-Powered-By"] = "something";
            context.Response.Headers["X-Envoy-Upstream-Service-Time"] = "3";
            context.Response.Headers["X-Request-Id"] = "another";
            context.Response.Headers["ETag"] = "\"kept\"";
            return context.Response.WriteAsync("ok");
        });

        var answer = await mesh.Edge.GetAsync("/travels", Stop);

        Assert.Equal(["date", "etag", "transfer-encoding", "x-request-id"], answer.Headers.Select(header => header.Key.ToLowerInvariant()).Order());
        Assert.Equal("given-by-the-door", answer.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task What_an_answer_says_to_its_neighbour_stays_there_and_its_chunks_count_before_its_length()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- route: [{ destination: { host: travels } }]"));
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        mesh.Registry.Add(new WorkloadInstance("travels", "plain", new Dictionary<string, string>(), new Uri($"http://{service.LocalEndpoint}")));
        var serving = Task.Run(
            async () =>
            {
                using var client = await service.AcceptTcpClientAsync(Stop);
                await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, Stop);
                await client.GetStream().WriteAsync(
                    "HTTP/1.1 200 OK\r\nConnection: X-Only-For-You\r\nX-Only-For-You: secret\r\nAlt-Svc: h3=\":443\"\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 999\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"u8.ToArray(), Stop);
            },
            Stop);

        using var answer = await mesh.Edge.GetAsync("/travels", Stop);
        await serving;

        Assert.Equal("abc", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
        Assert.Equal(["date", "set-cookie", "transfer-encoding", "x-request-id"], answer.Headers.Select(header => header.Key.ToLowerInvariant()).Order());
        Assert.Equal(3, (await mesh.Recorded.HopAsync()).ResponseBytes);
    }

    private static async Task SendRawAsync(TestMesh mesh, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(mesh.SidecarAddress().Host, mesh.SidecarAddress().Port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n") + "\r\n"), Stop);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 200", await reader.ReadLineAsync(Stop), StringComparison.Ordinal);
    }
}
