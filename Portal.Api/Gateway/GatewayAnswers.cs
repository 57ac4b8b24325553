using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Calls;

namespace Portal.Api.Gateway;

/// <summary>Writes refusals as the gateway's own answers.</summary>
internal sealed class GatewayAnswers(RefusalAnswers refusals)
{
    /// <summary>Returns the size of the body.</summary>
    public async Task<int> RefuseAsync(HttpContext context, GatewayCall call, AccessRefusal refusal)
    {
        var answer = refusals.For(call, refusal);
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        return answer.Body.Length;
    }
}
