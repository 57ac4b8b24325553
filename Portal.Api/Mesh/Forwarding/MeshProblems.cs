using System.Text.Json;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Writes the mesh's own answers: problem details with the request id that the door gave the call.</summary>
internal sealed class MeshProblems(ProblemLinks links)
{
    public async Task WriteAsync(HttpContext context, HopFailure failure, string traceId)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        if (failure.Status == 0)
        {
            // No answer; a status is there because HTTP has none without.
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            context.Response.ContentLength = 0;
            return;
        }
        context.Response.StatusCode = failure.Status;
        if (failure.Status == StatusCodes.Status200OK)
        {
            // The failure is in the headers, as gRPC has it.
            return;
        }
        var title = failure.Status == 404 ? "No Mapping Rule matched" : Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(failure.Status);
        var requestId = context.Response.Headers["X-Request-Id"].ToString() is { Length: > 0 } own ? own
            : context.Request.Headers["X-Request-Id"].ToString() is { Length: > 0 } given ? given
            : traceId;
        var problem = new ProblemBody(links.For(failure.Code), title, failure.Status, failure.Detail, failure.Code, requestId, null);
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Options);
        context.Response.ContentType = Problems.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
