using Microsoft.Net.Http.Headers;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Definition;

/// <summary>A catalogue as the body of a request, with the plan that its headers name; or the answer that says why it is none.</summary>
internal sealed record CatalogBody(CatalogFiles? Files, IReadOnlyList<string>? IfMatch)
{
    public IResult? Failure { get; private init; }

    public static async Task<CatalogBody> ReadAsync(HttpRequest request, string? ifMatch, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType is not { Value: CatalogZip.ContentType or "application/x-zip-compressed" })
        {
            return Failed(new OtherTypeResult());
        }
        if (!EntityTags.TryRead(ifMatch, out var tags))
        {
            return Failed(Problems.From(new Refusal.Invalid("If-Match", "'If-Match' takes the id of a plan in quotes, as a dry run answers it.")));
        }
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, NodeBudget.Bytes));
        await request.Body.CopyToAsync(body, cancellationToken);
        var (files, problem) = CatalogZip.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
        return files is null
            ? Failed(Problems.From(new Refusal.Invalid("body", $"The body is a zip of a catalogue's folder. {problem}")))
            : new CatalogBody(files, tags);
    }

    private static CatalogBody Failed(IResult failure) => new(null, null) { Failure = failure };

    private sealed class OtherTypeResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(
            httpContext, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"A catalogue is sent as {CatalogZip.ContentType}. Say so in Content-Type.", null);
    }
}
