using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Api.Access;
using Portal.Api.Catalog.Edge;
using Portal.Api.Mesh;
using Portal.Tests.Contracts;

namespace Portal.Tests.Gateway;

/// <summary>What does not end, or goes both ways, goes through the gateway and the mesh to a real service, and checks do not hold it up.</summary>
public sealed class PassThroughTests
{
    private const string Contract = """
          /travels/{city}:
            get:
              operationId: getTravel
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }]
              responses: { '200': { description: D, content: { text/event-stream: { schema: { type: string } }, application/json: { schema: { type: object } } } } }
        """;

    [Theory]
    [InlineData(CheckMode.Report)]
    [InlineData(CheckMode.Enforce)]
    public async Task A_socket_that_is_upgraded_carries_both_ways(CheckMode mode)
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream, mode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-API-Key", await gateway.KeyForAsync(AccessDouble.Subscription("travels")));
        await socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/travels/socket" }.Uri, TestContext.Current.CancellationToken);

        foreach (var word in new[] { "one", new string('x', 20_000) })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
            var back = new byte[word.Length];
            for (var read = 0; read < back.Length;)
            {
                read += (await socket.ReceiveAsync(back.AsMemory(read), TestContext.Current.CancellationToken)).Count;
            }
            Assert.Equal(word, Encoding.UTF8.GetString(back));
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(CheckMode.Report)]
    [InlineData(CheckMode.Enforce)]
    public async Task Events_come_one_by_one(CheckMode mode)
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream, mode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/events");
        request.Headers.Add("X-API-Key", await gateway.KeyForAsync(AccessDouble.Subscription("travels")));
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        for (var number = 0; number < 3; number++)
        {
            // The service sends the next one when the one before has been fetched by its number.
            Assert.Equal($"data: {number}", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            upstream.Services.GetRequiredService<Turns>().Next.Release();
        }
    }

    [Fact]
    public async Task An_answer_that_a_service_breaks_off_while_it_is_held_is_a_problem_and_nothing_of_it_is_told()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync(upstream, CheckMode.Enforce);

        var answer = await gateway.GetAsync("/travels/broken", await gateway.KeyForAsync(AccessDouble.Subscription("travels")));

        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(503, (int)answer.StatusCode);
        // Whether before or after the first bytes is up to the network.
        Assert.Contains("\"code\":\"connection_", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("half", problem, StringComparison.Ordinal);
    }

    private static async Task<RunningGateway> StartAsync(WebApplication upstream, CheckMode mode)
    {
        var access = new AccessDouble();
        access.Apis[0] = access.Apis[0] with { Upstream = upstream.Urls.First(), Edge = new EdgeSettings { Requests = mode, Responses = mode } };
        access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { Contract = Documents.Open(Documents.Yaml(Contract)) });
        return await RunningGateway.StartAsync(access, configure: services =>
        {
            services.RemoveAll<IMeshEntry>();
            services.AddMesh();
        });
    }

    private static async Task<WebApplication> StartUpstreamAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Turns>();
        var app = builder.Build();
        app.UseWebSockets();
        app.Map("/travels/socket", EchoAsync);
        app.Map("/travels/events", async (HttpContext context, Turns turns) =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var number = 0; number < 3; number++)
            {
                await context.Response.WriteAsync($"data: {number}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await turns.Next.WaitAsync(context.RequestAborted);
            }
        });
        app.Map("/travels/broken", async context =>
        {
            (context.Response.ContentType, context.Response.ContentLength) = ("application/json", 100);
            await context.Response.WriteAsync("{\"half\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        for (var received = await socket.ReceiveAsync(buffer, context.RequestAborted); received.MessageType is not WebSocketMessageType.Close; received = await socket.ReceiveAsync(buffer, context.RequestAborted))
        {
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, context.RequestAborted);
        }
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }

    private sealed class Turns : IDisposable
    {
        public SemaphoreSlim Next { get; } = new(0);

        public void Dispose() => Next.Dispose();
    }
}
