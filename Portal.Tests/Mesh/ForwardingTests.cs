using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh;

public sealed class ForwardingTests
{
    private const string ToTravels = "- route: [{ destination: { host: travels } }]";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_reaches_the_instance_and_its_answer_comes_back_whole()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service(ToTravels));
        await mesh.AddServiceAsync("travels", "v2", async context =>
        {
            context.Response.StatusCode = 202;
            context.Response.Headers["X-Answer"] = "yes";
            using var reader = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync($"{context.Request.Method} {context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget} {await reader.ReadToEndAsync(Stop)}");
        });

        var answer = await mesh.Edge.PostAsync("/travels/San%20Marino/a%2Fb?x=%26", new StringContent("body"), Stop);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("yes", answer.Headers.GetValues("X-Answer").Single());
        Assert.Equal("POST /travels/San%20Marino/a%2Fb?x=%26 body", await answer.Content.ReadAsStringAsync(Stop));
        var result = await mesh.Recorded.ResultAsync();
        Assert.Equal((202, "v2", null, "test", 43, "-"), (result.Status, result.Version, result.Subset, result.VirtualService, (int)result.ResponseBytes, result.Flags));
    }

    [Fact]
    public async Task The_hop_tells_who_called_whom_by_which_rule_at_which_instance()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Subsets() + MeshYaml.Service(
            "- match: [{ uri: { prefix: /travels } }]\n  route: [{ destination: { host: travels, subset: v2 } }]", name: "travels-external"));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2", context => context.Response.WriteAsync("ok"), "travels-v2-1");
        await mesh.AddServiceAsync("travels", "v2", context => context.Response.WriteAsync("ok"), "travels-v2-2");

        await mesh.Edge.GetAsync("/travels/Rome", Stop);

        var hop = await mesh.Recorded.HopAsync();
        Assert.Equal(TestMesh.TraceId, hop.TraceId);
        Assert.Equal("00f067aa0ba902b7", hop.ParentSpanId);
        Assert.Equal(("gateway", "travels", "v2", "v2"), (hop.Source, hop.Destination, hop.Subset, hop.Version));
        Assert.Matches("^travels-v2-1 \\(1 of 2\\)$|^travels-v2-2 \\(2 of 2\\)$", hop.Instance);
        Assert.Equal(("travels-external", "rule 1 of 1: uri prefix /travels, gateway partners"), (hop.VirtualService, hop.Rule));
        Assert.Equal(("GET", "/travels/Rome", 200, "-"), (hop.Method, hop.Path, hop.Status, hop.Flags));
        Assert.Equal(("HTTP/1.1", false), (hop.Protocol, hop.IsGrpc));
        Assert.InRange(hop.DurationMicros, 1, 60_000_000);
    }

    [Fact]
    public async Task The_instance_gets_the_trace_with_the_span_of_the_hop()
    {
        string? received = null;
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service(ToTravels));
        await mesh.AddServiceAsync("travels", "v2", context =>
        {
            received = $"{context.Request.Headers.TraceParent}|{context.Request.Headers.TraceState}|{context.Request.Headers.Baggage}";
            return Task.CompletedTask;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels");
        request.Headers.Add("traceparent", $"00-{TestMesh.TraceId}-1111111111111111-01");
        request.Headers.Add("tracestate", "vendor=1");
        request.Headers.Add("baggage", "tenant=red");

        await mesh.Edge.SendAsync(request, Stop);

        Assert.Equal($"00-{TestMesh.TraceId}-{(await mesh.Recorded.HopAsync()).SpanId}-01|vendor=1|tenant=red", received);
    }

    [Fact]
    public async Task Without_a_matching_rule_the_answer_is_404_NR()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- match: [{ uri: { prefix: /travels } }]\n  route: [{ destination: { host: travels } }]"));
        await mesh.AddServiceAsync("travels", "v2");

        await AssertProblemAsync(await mesh.Edge.GetAsync("/elsewhere", Stop), HttpStatusCode.NotFound, "no_route");
        Assert.Equal("NR", (await mesh.Recorded.HopAsync()).Flags);
    }

    [Fact]
    public async Task Without_a_ready_instance_the_answer_is_503_UH()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service(ToTravels));
        var instance = await mesh.AddServiceAsync("travels", "v2");
        instance.Ready = false;

        await AssertProblemAsync(await mesh.Edge.GetAsync("/travels", Stop), HttpStatusCode.ServiceUnavailable, "no_instance");
        Assert.Equal("UH", (await mesh.Recorded.HopAsync()).Flags);

        instance.Ready = true;
        Assert.Equal(HttpStatusCode.OK, (await mesh.Edge.GetAsync("/travels", Stop)).StatusCode);
    }

    [Fact]
    public async Task An_instance_that_cannot_be_reached_is_503_UF()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service(ToTravels));
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        mesh.Registry.Add(new WorkloadInstance("travels", "gone", new Dictionary<string, string> { ["version"] = "v2" }, new Uri($"http://127.0.0.1:{port}")));

        await AssertProblemAsync(await mesh.Edge.GetAsync("/travels", Stop), HttpStatusCode.ServiceUnavailable, "connection_failed");
        Assert.Equal("UF", (await mesh.Recorded.HopAsync()).Flags);
    }

    [Fact]
    public async Task An_answer_later_than_the_timeout_of_the_route_is_504_UT()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service("- timeout: 100ms\n  route: [{ destination: { host: travels } }]"));
        await mesh.AddServiceAsync("travels", "v2", context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));

        await AssertProblemAsync(await mesh.Edge.GetAsync("/travels", Stop), HttpStatusCode.GatewayTimeout, "upstream_timeout");
        Assert.Equal("UT", (await mesh.Recorded.HopAsync()).Flags);
    }

    [Theory]
    [InlineData("", HttpStatusCode.ServiceUnavailable, "connection_lost", "UC")]
    [InlineData("this is not HTTP\r\n\r\n", HttpStatusCode.BadGateway, "bad_upstream_answer", "UPE")]
    public async Task An_answer_that_is_none_says_what_was_wrong_with_it(string bytes, HttpStatusCode status, string code, string flags)
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service(ToTravels));
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        using var stopped = new CancellationTokenSource();
        var serving = Task.Run(
            async () =>
            {
                // The client tries again by itself when a new connection closes without a byte.
                while (true)
                {
                    using var client = await service.AcceptTcpClientAsync(stopped.Token);
                    var stream = client.GetStream();
                    await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, stopped.Token);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), stopped.Token);
                }
            },
            Stop);
        mesh.Registry.Add(new WorkloadInstance("travels", "odd", new Dictionary<string, string>(), new Uri($"http://{service.LocalEndpoint}")));

        await AssertProblemAsync(await mesh.Edge.GetAsync("/travels", Stop), status, code);
        Assert.Equal(flags, (await mesh.Recorded.HopAsync()).Flags);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal("given-by-the-door", problem.GetProperty("requestId").GetString());
    }
}
