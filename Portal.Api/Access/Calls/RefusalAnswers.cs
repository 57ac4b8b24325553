using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.Access.Calls;

/// <summary>What a refused caller is answered, whatever the door: problem details (RFC 9457), or 3scale's plain texts and statuses where an API is set to that form.</summary>
internal sealed class RefusalAnswers(ProblemLinks links)
{
    // Registered by draft-ietf-httpapi-ratelimit-headers.
    private const string QuotaExceeded = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    public RefusalAnswer For(DoorCall call, AccessRefusal refusal)
    {
        var plain = call.Api?.ErrorStyle == "3scale";
        return new RefusalAnswer(
            plain ? refusal.PlainStatus : refusal.Status,
            plain ? Encoding.UTF8.GetBytes(refusal.PlainTitle) : Problem(call, refusal),
            [.. Headers(call, refusal, plain)]);
    }

    /// <summary>Answers with it, and says the size of the body.</summary>
    public async Task<int> WriteAsync(HttpContext context, DoorCall call, AccessRefusal refusal)
    {
        var answer = For(call, refusal);
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

    private static IEnumerable<KeyValuePair<string, string>> Headers(DoorCall call, AccessRefusal refusal, bool plain)
    {
        yield return new("Content-Type", plain ? "text/plain; charset=utf-8" : "application/problem+json");
        if (refusal.Challenge is { } challenge)
        {
            yield return new("WWW-Authenticate", $"Bearer realm=\"{call.Api?.Slug ?? "travelz"}\", {challenge}");
        }
        else if ((plain ? refusal.PlainStatus : refusal.Status) == StatusCodes.Status401Unauthorized)
        {
            yield return new("WWW-Authenticate", (call.Api?.Accepts ?? AcceptedCredentials.Usual).Challenge(call.Api?.Slug ?? "travelz"));
        }
        if (refusal.RetryAfter is { } seconds)
        {
            yield return new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        }
        if (call.Allow is not null)
        {
            yield return new("Allow", call.Allow);
        }
    }

    private byte[] Problem(DoorCall call, AccessRefusal refusal) => JsonSerializer.SerializeToUtf8Bytes(
        new ProblemBody(
            refusal is { Limits: not null, Status: StatusCodes.Status429TooManyRequests } ? QuotaExceeded : links.For(refusal.Code),
            refusal.Title,
            refusal.Status,
            refusal.Detail,
            refusal.Code,
            call.RequestId,
            refusal.Remedy,
            refusal.Successor,
            call.Nearest.Count > 0 ? call.Nearest : null,
            refusal.Limits?.Violated.Select(state => state.Limit.Name),
            refusal.Limits?.Application,
            refusal.Limits?.Plan,
            refusal.Limits is { } limits ? limits.States.Select(state => ProblemLimit.Of(state, limits.At)) : null,
            refusal.Violations.Count > 0 ? refusal.Violations : null),
        CallJson.Wire.ProblemBody);
}

/// <summary>A whole answer: status, body, and the headers that belong to the refusal itself.</summary>
internal sealed record RefusalAnswer(int Status, byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers);
