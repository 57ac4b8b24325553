using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway;

/// <summary>Writes refusals: problem details, or 3scale's plain texts and statuses where an API is set to that form.</summary>
internal sealed class GatewayAnswers(ProblemLinks links)
{
    // Registered by draft-ietf-httpapi-ratelimit-headers.
    private const string QuotaExceeded = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    /// <summary>Returns the size of the body.</summary>
    public async Task<int> RefuseAsync(HttpContext context, GatewayCall call, AccessRefusal refusal)
    {
        var plain = call.Api?.ErrorStyle == "3scale";
        var body = plain ? Encoding.UTF8.GetBytes(refusal.Title) : Problem(call, refusal);
        var response = context.Response;
        response.StatusCode = plain ? refusal.PlainStatus : refusal.Status;
        response.ContentType = plain ? "text/plain; charset=utf-8" : "application/problem+json";
        response.ContentLength = body.Length;
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = $"ApiKey realm=\"{call.Api?.Slug ?? "travelz"}\", header=\"X-API-Key\"";
        }
        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        if (call.Allow is not null)
        {
            response.Headers.Allow = call.Allow;
        }
        await response.Body.WriteAsync(body, context.RequestAborted);
        return body.Length;
    }

    private byte[] Problem(GatewayCall call, AccessRefusal refusal) => JsonSerializer.SerializeToUtf8Bytes(
        new GatewayProblem(
            refusal.ViolatedPolicies.Count > 0 ? QuotaExceeded : links.For(refusal.Code),
            refusal.Title,
            refusal.Status,
            refusal.Detail,
            refusal.Code,
            call.RequestId,
            refusal.Remedy,
            refusal.Successor,
            call.Nearest.Count > 0 ? call.Nearest : null,
            refusal.ViolatedPolicies.Count > 0 ? refusal.ViolatedPolicies : null),
        GatewayJson.Default.GatewayProblem);
}
