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
    JoinDesk desk, MemberLeases leases, MemberReports reports, UsedNumbers used, RoleSettings roles, IOptions<MeshOptions> options, ILogger<JoinDoor> logger) : IControlHttp
{
    private const int LargestQuestion = 256 * 1024;
    private const int LargestReport = 4 * 1024 * 1024;

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
        AnswerAsync(context, JoinJson.Default.ReportRequest, JoinJson.Default.Done, asked => Task.FromResult(reports.Take(asked)), LargestReport);

    private async Task AnswerAsync<TAsked, TAnswer>(
        HttpContext context, JsonTypeInfo<TAsked> asked, JsonTypeInfo<TAnswer> answers, Func<TAsked, Task<Outcome<TAnswer>>> act, int most = LargestQuestion)
        where TAsked : class
    {
        if (options.Value.JoinToken is not { } token || !roles.Runs(Roles.Mesh))
        {
            await RefuseAsync(context, new Refusal.NotFound("joining_off", "Nobody joins the mesh of this process. It takes the role mesh and Mesh:JoinToken, 32 characters or more, the same here and there."));
            return;
        }
        if (await ReadAsync(context.Request, most, context.RequestAborted) is not { } body)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body of {context.Request.Path} takes at most {most} bytes, and their number in Content-Length.");
            return;
        }
        if (!JoinProof.TryRead(context.Request.Headers.Authorization, out var proof, out var shown) || !proof.Holds(token, context.Request.Path, body, shown))
        {
            await RefuseAsync(context, new Refusal.Unauthenticated("join_token_wrong", "The question is not signed with the token of this mesh. Set Mesh:JoinToken to the same value here and there."));
            return;
        }
        if (used.Refuse(proof) is { } stale)
        {
            await RefuseAsync(context, stale);
            return;
        }
        var outcome = Read(body, asked) is { } question ? await act(question) : new Refusal.Invalid("body", "The body is not what this question takes; both processes are to be of the same version.");
        await (outcome.Refusal is { } refusal ? RefuseAsync(context, refusal) : WriteAsync(context, proof, token, JsonSerializer.SerializeToUtf8Bytes(outcome.Value, answers)));
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

    private Task RefuseAsync(HttpContext context, Refusal refusal) => RefuseAsync(context, Problems.StatusOf(refusal), refusal.Code, refusal.Detail);

    private Task RefuseAsync(HttpContext context, int status, string code, string detail)
    {
        if (code != MemberLeases.Unknown)
        {
            logger.Refused(context.Connection.RemoteIpAddress, context.Request.Path, $"{code}: {detail}");
        }
        return context.RequestAborted.IsCancellationRequested ? Task.CompletedTask : Problems.WriteAsync(context, status, code, detail, null);
    }

    private static Task WriteAsync(HttpContext context, JoinProof proof, string token, byte[] body)
    {
        context.Response.Headers[JoinProof.AnswerHeader] = proof.OfAnswer(token, StatusCodes.Status200OK, body);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    /// <summary>Null: it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength is not { } length || length > most)
        {
            return null;
        }
        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, cancellationToken);
        return body;
    }
}
