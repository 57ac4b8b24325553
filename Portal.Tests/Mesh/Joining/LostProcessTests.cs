using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Calls that are under way to a process when it is killed.</summary>
public sealed class LostProcessTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "travels", ["version"] = "v1" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200")]
    public async Task A_call_that_does_no_harm_twice_is_asked_again_however_far_its_answer_had_come(string beginning)
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Subsets());
        await using var dying = new DyingServer(beginning);
        mesh.Registry.Add(new WorkloadInstance("travels", "dying", Labels, dying.Address) { Origin = InstanceOrigin.Elsewhere });
        await mesh.AddServiceAsync("travels", "v1");
        using var sidecar = mesh.Sidecar();

        for (var call = 0; call < 6; call++)
        {
            Assert.Equal("v1", await sidecar.GetStringAsync("http://travels/travels", Cancel));
        }

        // Once it was lost, others are preferred for a while. Of a connection that ends without a byte the client itself makes three more.
        Assert.InRange(dying.Asked, 0, beginning.Length == 0 ? 4 : 1);
    }

    [Fact]
    public async Task A_call_that_may_do_harm_twice_is_not_asked_again()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Subsets());
        await using var dying = new DyingServer("");
        mesh.Registry.Add(new WorkloadInstance("travels", "dying", Labels, dying.Address) { Origin = InstanceOrigin.Elsewhere });
        using var sidecar = mesh.Sidecar();

        var answer = await sidecar.PostAsync("http://travels/travels", new StringContent("x"), Cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, dying.Asked));
    }

    [Fact]
    public async Task Where_there_is_no_other_it_is_asked_all_the_same()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Subsets());
        var only = await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync("v1"));
        only.Health.Lose();
        using var sidecar = mesh.Sidecar();

        Assert.True(only.Health.IsLost);
        Assert.Equal("v1", await sidecar.GetStringAsync("http://travels/travels", Cancel));
    }

    /// <summary>Takes a request, answers so much of it, and is gone.</summary>
    private sealed class DyingServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _served;
        private int _asked;

        public DyingServer(string beginning)
        {
            _listener.Start();
            _served = ServeAsync(Encoding.ASCII.GetBytes(beginning));
        }

        public Uri Address => new($"http://{_listener.LocalEndpoint}");

        public int Asked => Volatile.Read(ref _asked);

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _served;
        }

        private async Task ServeAsync(byte[] beginning)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(Cancel);
                    Interlocked.Increment(ref _asked);
                    await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, Cancel);
                    await client.GetStream().WriteAsync(beginning, Cancel);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
            {
                // Stopped.
            }
        }
    }
}
