using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Api.Hosting;

/// <summary>
/// Errors of the portal's own endpoints: RFC 9457 problem details with a stable <c>code</c>, the request id, and for bad input
/// <c>errors</c> by field.
/// </summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>The result of an endpoint whose use case refused.</summary>
    public static RefusalResult From(Refusal refusal) => new(refusal);

    /// <summary>Declares the statuses an endpoint may refuse with, for the API's own description.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [ContentType]));
        }
        return endpoint;
    }

    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Unauthenticated => StatusCodes.Status401Unauthorized,
        Refusal.Forbidden => StatusCodes.Status403Forbidden,
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.Invalid => StatusCodes.Status400BadRequest,
        Refusal.Conflict => StatusCodes.Status409Conflict,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new UnreachableException(),
    };

    public static Task WriteAsync(HttpContext context, int status, string code, string detail, string? field) =>
        WriteErrorsAsync(context, status, code, detail, field is null ? null : new Dictionary<string, string[]> { [field] = [detail] });

    /// <summary>For those who have to know each byte before they write.</summary>
    public static byte[] Serialize(HttpContext context, ProblemLinks links, int status, string code, string detail) =>
        JsonSerializer.SerializeToUtf8Bytes(Body(context, links, status, code, detail, null), WireJson.Options);

    public static Task WriteAsync(HttpContext context, Refusal refusal) =>
        WriteErrorsAsync(context, StatusOf(refusal), refusal.Code, refusal.Detail, ErrorsOf(refusal));

    public static Task WriteErrorsAsync(HttpContext context, int status, string code, string detail, Dictionary<string, string[]>? errors)
    {
        context.Response.StatusCode = status;
        var body = Body(context, context.RequestServices.GetRequiredService<ProblemLinks>(), status, code, detail, errors);
        return context.Response.WriteAsJsonAsync(body, WireJson.Options, ContentType, context.RequestAborted);
    }

    private static ProblemBody Body(HttpContext context, ProblemLinks links, int status, string code, string detail, Dictionary<string, string[]>? errors) => new(
        links.For(code),
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        status,
        detail,
        code,
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        errors);

    private static Dictionary<string, string[]>? ErrorsOf(Refusal refusal) => refusal switch
    {
        Refusal.Invalid invalid => invalid.Also.Prepend(invalid).GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Detail).ToArray()),
        Refusal.Conflict { Field: { } field } => new() { [field] = [refusal.Detail] },
        _ => null,
    };
}

/// <summary>RFC 9457 section 3.1, with our extension members.</summary>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors);
