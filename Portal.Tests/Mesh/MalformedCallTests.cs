using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Mesh;

public sealed class MalformedCallTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_whose_body_is_none_says_nothing_of_the_instance_and_does_not_forget_its_failures()
    {
        await using var mesh = await TestMesh.StartAsync(
            """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: { name: policy }
            spec:
              host: travels
              trafficPolicy: { outlierDetection: { consecutive5xxErrors: 2, baseEjectionTime: 60s, maxEjectionPercent: 100 } }
            ---

            """ + MeshYaml.Service("- route: [{ destination: { host: travels } }]\n  retries: { attempts: 0 }"));
        await mesh.AddServiceAsync("travels", "v1", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = 500;
        });

        Assert.Equal(500, await GetAsync(mesh));
        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(mesh.Edge.BaseAddress!, "5\r\nhelloX\r\n0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(500, await GetAsync(mesh));

        Assert.Equal(503, await GetAsync(mesh));
        Assert.Equal("UH", (await mesh.Recorded.HopAsync(hop => hop.Status == 503)).Flags);
    }

    private static async Task<int> GetAsync(TestMesh mesh) => (int)(await mesh.Edge.GetAsync("/travels", Cancel)).StatusCode;

    private static async Task<string> SendAsync(Uri edge, string chunks)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(edge.Host, edge.Port, Cancel);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /travels HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}"), Cancel);
        return await new StreamReader(stream).ReadToEndAsync(Cancel);
    }
}
