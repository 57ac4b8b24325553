using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api.Hosting;

namespace Portal.Api.Travelz.Agency;

/// <summary>Errors of the version that partners use, as those of the doors before it: their type is the address of the page that explains the code.</summary>
internal sealed class ProblemsV2(ProblemLinks links)
{
    public Task InvalidAsync(HttpContext context, string parameter, string takes, string? value) =>
        WriteAsync(context, 400, "invalid", $"{parameter} {takes}; '{value}' is not one.", new Dictionary<string, string[]> { [parameter] = [takes] });

    public Task WriteAsync(HttpContext context, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null) =>
        Answer.JsonAsync(
            context,
            status,
            new ProblemV2(links.For(code), ReasonPhrases.GetReasonPhrase(status), status, detail, code, RequestId(context.Request), errors),
            TravelzJson.Wire.ProblemV2,
            "application/problem+json");

    private static string RequestId(HttpRequest request) =>
        request.Headers["X-Request-Id"].ToString() is { Length: > 0 } id ? id
        : ActivityContext.TryParse(request.Headers.TraceParent, null, out var trace) ? trace.TraceId.ToHexString()
        : request.HttpContext.TraceIdentifier;
}
