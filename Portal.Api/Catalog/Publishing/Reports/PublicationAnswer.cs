using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Portal.Api.Contracts;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Publishing.Reports;

/// <summary>A publication's report as an answer: its verdict is the status, its form what was asked for.</summary>
internal sealed class PublicationAnswer(PublicationReport report, string type, string? file) : IResult
{
    public const string MarkdownType = "text/markdown";

    /// <summary>The first where nothing else is asked for.</summary>
    public static readonly string[] Types = ["application/json", SarifLog.ContentType, MarkdownType];

    /// <summary>Asked before anything is done: a report that cannot be told is not made.</summary>
    public static IResult NoSuchType { get; } = new OtherTypeResult();

    public static string? TypeFor(HttpRequest request)
    {
        var accept = new RequestHeaders(request.Headers).Accept;
        return accept.Count == 0
            ? Types[0]
            : accept.Where(range => range.Quality != 0).OrderByDescending(range => range.Quality ?? 1)
                .Select(range => Types.FirstOrDefault(type => new MediaTypeHeaderValue(type).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType))))
                .FirstOrDefault(type => type is not null);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusOf(report.Verdict);
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.Accept;
        if (report.Verdict is PublicationVerdict.Published)
        {
            response.Headers.Location = $"/api/v1/apis/{report.Api}/versions/{report.Version}/contract";
        }
        if (type == Types[0])
        {
            await response.WriteAsJsonAsync(PublicationView.Of(report), WireJson.Options, type, httpContext.RequestAborted);
            return;
        }
        response.ContentType = type == MarkdownType ? "text/markdown; charset=utf-8" : type;
        var text = type == MarkdownType ? PublicationMarkdown.Write(report) : PublicationSarif.Write(report, file);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), httpContext.RequestAborted);
    }

    private static int StatusOf(PublicationVerdict verdict) => verdict switch
    {
        PublicationVerdict.Published => StatusCodes.Status201Created,
        PublicationVerdict.Refused or PublicationVerdict.Unreadable => StatusCodes.Status422UnprocessableEntity,
        PublicationVerdict.Stale => StatusCodes.Status412PreconditionFailed,
        PublicationVerdict.Overtaken => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status200OK,
    };

    private sealed class OtherTypeResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(
            httpContext, StatusCodes.Status406NotAcceptable, "not_acceptable", $"A report comes as {string.Join(", ", Types)}. Say one of them in Accept.", null);
    }
}
