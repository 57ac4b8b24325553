using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Whom a process believes that asks the control address.</summary>
public sealed class ControlClientTests
{
    private const string Problem = """{"code":"member_unknown","detail":"Join anew."}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_of_whoever_does_not_know_the_token_is_not_believed()
    {
        await using var control = await ControlDouble.StartAsync();
        control.Instead = context => context.Response.WriteAsync("{}", context.RequestAborted);

        var reply = await AskAsync(control);

        Assert.Null(reply.Answer);
        Assert.Equal("control_unproved", reply.Code);
        Assert.Contains("does not show that it knows Mesh:JoinToken", reply.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "member_unknown", null)]
    [InlineData(false, ControlClient.Unreachable, "member_unknown")]
    public async Task A_refusal_counts_if_it_is_signed_and_else_it_is_asked_again_and_is_a_hint(bool isSigned, string code, string? hint)
    {
        await using var control = await ControlDouble.StartAsync();
        control.Instead = async context =>
        {
            Assert.True(JoinProof.TryRead(context.Request.Headers.Authorization, out var proof, out _));
            context.Response.StatusCode = 404;
            context.Response.Headers[JoinProof.AnswerHeader] = proof.OfAnswer(isSigned ? JoinedMesh.Token : "another-token", 404, System.Text.Encoding.UTF8.GetBytes(Problem));
            await context.Response.WriteAsync(Problem, context.RequestAborted);
        };

        var reply = await AskAsync(control);

        Assert.Equal((code, hint), (reply.Code, reply.Hint));
    }

    [Fact]
    public async Task An_answer_without_an_end_does_not_take_the_memory()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var writing = WriteAsync(listener, upTo: 200 * 1024 * 1024);

        var reply = await AskAsync(ControlDouble.Client(new Uri($"http://{listener.LocalEndpoint}/")));
        var written = await writing;

        Assert.Equal(ControlClient.Unreachable, reply.Code);
        Assert.True(written < 64 * 1024 * 1024, $"{written} bytes were taken.");
    }

    /// <summary>Answers the first connection with bytes until it is closed. Kestrel would not say when that is: it drops what is written from then on.</summary>
    private static async Task<long> WriteAsync(TcpListener listener, long upTo)
    {
        using var socket = await listener.AcceptSocketAsync(Cancel);
        var part = new byte[1024 * 1024];
        "HTTP/1.1 200 OK\r\n\r\n"u8.CopyTo(part);
        var written = 0L;
        try
        {
            while (written < upTo)
            {
                written += await socket.SendAsync(part, Cancel);
            }
        }
        catch (SocketException)
        {
        }
        return written;
    }

    private static Task<ControlReply<Done>> AskAsync(ControlDouble control) => AskAsync(control.Client());

    private static async Task<ControlReply<Done>> AskAsync(ControlClient client)
    {
        using (client)
        {
            return await client.AskAsync("leave", new LeaveRequest("member"), JoinJson.Default.LeaveRequest, JoinJson.Default.Done, TimeSpan.FromSeconds(20), Cancel);
        }
    }
}
