using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>
/// Where processes join the mesh, on the control listener under <c>/mesh</c>. Nobody gets further than the proof that they know the token; what they
/// may be is decided behind it.
/// </summary>
internal sealed class JoinDoor(
    JoinDesk desk, MemberLeases leases, MemberReports reports, UsedNumbers used, JoinAudit audit, RoleSettings roles, ProblemLinks links, IOptions<MeshOptions> options,
    ILogger<JoinDoor> logger) : IControlHttp
{
    private static readonly Refusal Unsigned = new Refusal.Unauthenticated("join_token_wrong", "The question is not signed with the token of this mesh. Set Mesh:JoinToken to the same value here and there.");

    public void Map(WebApplication app)
    {
        app.MapPost("/mesh/join", JoinAsync);
        app.MapPost("/mesh/follow", FollowAsync);
        app.MapPost("/mesh/certificates", RenewAsync);
        app.MapPost("/mesh/drain", DrainAsync);
        app.MapPost("/mesh/leave", LeaveAsync);
        app.MapPost("/mesh/report", ReportAsync);
    }

    private Task JoinAsync(HttpContext context) => AnswerAsync(context, JoinJson.Default.JoinRequest, JoinJson.Default.JoinAnswer, asked => desk.JoinAsync(asked, context));

    private Task FollowAsync(HttpContext context) =>
        AnswerAsync(context, JoinJson.Default.FollowRequest, JoinJson.Default.FollowAnswer, asked => leases.FollowAsync(asked, context));

    private Task RenewAsync(HttpContext context) =>
        AnswerAsync(context, JoinJson.Default.RenewRequest, JoinJson.Default.RenewAnswer, asked => Task.FromResult(desk.Renew(asked)));

    private Task DrainAsync(HttpContext context) => AnswerAsync(context, JoinJson.Default.LeaveRequest, JoinJson.Default.Done, asked => Task.FromResult(leases.Drain(asked)));

    private Task LeaveAsync(HttpContext context) => AnswerAsync(context, JoinJson.Default.LeaveRequest, JoinJson.Default.Done, asked => Task.FromResult(leases.Leave(asked)));

    private Task ReportAsync(HttpContext context) =>
        AnswerAsync(context, JoinJson.Default.ReportRequest, JoinJson.Default.Done, asked => Task.FromResult(reports.Take(asked)));

    private async Task AnswerAsync<TAsked, TAnswer>(
        HttpContext context, JsonTypeInfo<TAsked> asked, JsonTypeInfo<TAnswer> answers, Func<TAsked, Task<Outcome<TAnswer>>> act)
        where TAsked : class
    {
        if (options.Value.JoinToken is not { } token || !roles.Runs(Roles.Mesh))
        {
            await RefuseAsync(context, new Refusal.NotFound("joining_off", "Nobody joins the mesh of this process. It takes the role mesh and Mesh:JoinToken, 32 characters or more, the same here and there."));
            return;
        }
        if (!JoinProof.TryRead(context.Request.Headers.Authorization, out var proof, out var shown))
        {
            await RefuseAsync(context, Unsigned);
            return;
        }
        if (used.RefuseTime(proof) is { } stale)
        {
            await RefuseAsync(context, stale);
            return;
        }
        var most = JoinLimits.Of(context.Request.Path.Value!.Split('/')[^1]);
        if (context.Request.ContentLength is not { } length || length > most)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body of {context.Request.Path} takes at most {most} bytes, and their number in Content-Length.");
            return;
        }
        if (await ReadAsync(context.Request, length) is not { } body)
        {
            await RefuseAsync(context, new Refusal.Invalid("body", "The body ends before the number of bytes in Content-Length. Ask again."));
            return;
        }
        if (!proof.Holds(token, context.Request.Path, body, shown))
        {
            await RefuseAsync(context, Unsigned);
            return;
        }
        var key = new AnswerKey(proof, token);
        if (used.RefuseNumber(proof) is { } again)
        {
            await RefuseAsync(context, again, key);
            return;
        }
        var outcome = Read(body, asked) is { } question ? await act(question) : new Refusal.Invalid("body", "The body is not what this question takes; both processes are to be of the same version.");
        await (outcome.Refusal is { } refusal ? RefuseAsync(context, refusal, key) : WriteAsync(context, key, StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(outcome.Value, answers)));
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task RefuseAsync(HttpContext context, Refusal refusal, AnswerKey? key = null) => RefuseAsync(context, Problems.StatusOf(refusal), refusal.Code, refusal.Detail, key);

    private Task RefuseAsync(HttpContext context, int status, string code, string detail, AnswerKey? key = null)
    {
        if (code != MemberLeases.Unknown)
        {
            logger.Refused(context.Connection.RemoteIpAddress, context.Request.Path, $"{code}: {detail}");
            audit.Refused(context.Connection.RemoteIpAddress, context.Request.Path, code, detail);
        }
        return context.RequestAborted.IsCancellationRequested ? Task.CompletedTask : WriteAsync(context, key, status, Problems.ContentType, Problems.Serialize(context, links, status, code, detail));
    }

    /// <param name="key">Null: whoever asks has not shown that they know the token, and nothing is signed for them.</param>
    private static Task WriteAsync(HttpContext context, AnswerKey? key, int status, string type, byte[] body)
    {
        if (key is not null)
        {
            context.Response.Headers[JoinProof.AnswerHeader] = key.Proof.OfAnswer(key.Token, status, body);
        }
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, type, body.Length);
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    /// <summary>
    /// Null: it is shorter than it says. Memory is taken for what has come, not for what was announced. The server ends the reading when the connection does,
    /// as the end of a body or as an aborted connection, whichever it sees first.
    /// </summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, long length)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, CancellationToken.None);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            return null;
        }
        return body.Length == length ? body.ToArray() : null;
    }

    private sealed record AnswerKey(JoinProof Proof, string Token);
}
