using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;

namespace Portal.Tests.Mesh.Joining;

/// <summary>A control address that takes what it is told, or does not, as a test wishes.</summary>
internal sealed class ControlDouble : IAsyncDisposable
{
    private Listener _listener = null!;

    public ConcurrentQueue<ReportRequest> Reports { get; } = new();

    /// <summary>The last part of the path of everything that was asked.</summary>
    public ConcurrentQueue<string> Acts { get; } = new();

    /// <summary>Asked of every report once it is read. False: it is not answered, and the connection ends.</summary>
    public Func<ReportRequest, Task<bool>> Takes { get; set; } = _ => Task.FromResult(true);

    /// <summary>Answers in the place of everything else. Null: nothing is special.</summary>
    public RequestDelegate? Instead { get; set; }

    public Uri Address => _listener.Addresses[0];

    public static async Task<ControlDouble> StartAsync()
    {
        var control = new ControlDouble();
        control._listener = await Listener.StartAsync(
            ["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(context => control.Instead is { } instead ? instead(context) : control.AnswerAsync(context)),
            cancellationToken: TestContext.Current.CancellationToken);
        return control;
    }

    public ControlClient Client() => Client(Address);

    /// <summary>A client that knows the token, of whoever answers at an address.</summary>
    public static ControlClient Client(Uri address) => new(Options.Create(new MeshOptions { Join = address.ToString(), JoinToken = JoinedMesh.Token }), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        await _listener.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var act = context.Request.Path.Value!.Split('/')[^1];
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Acts.Enqueue(act);
        if (act == "report")
        {
            var report = JsonSerializer.Deserialize(body.ToArray(), JoinJson.Default.ReportRequest)!;
            Reports.Enqueue(report);
            if (!await Takes(report))
            {
                context.Abort();
                return;
            }
        }
        Assert.True(JoinProof.TryRead(context.Request.Headers.Authorization, out var proof, out _));
        context.Response.Headers[JoinProof.AnswerHeader] = proof.OfAnswer(JoinedMesh.Token, 200, "{}"u8);
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }
}
