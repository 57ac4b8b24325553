using Microsoft.Net.Http.Headers;
using Portal.Api.Contracts;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Publishing;

/// <summary>A contract as the body of a request, with what its headers say of it; or the answer that says why it is none.</summary>
internal sealed record PublicationBody(ReadOnlyMemory<byte> Bytes, ContractFormat? Format, IReadOnlyList<string>? IfMatch)
{
    /// <summary>The types that the description names; their older and longer spellings are taken too.</summary>
    public static readonly string[] Types = ["application/json", "application/yaml", "application/zip"];

    public IResult? Failure { get; private init; }

    public static async Task<PublicationBody> ReadAsync(HttpRequest request, string? ifMatch, CancellationToken cancellationToken)
    {
        if (!TryFormat(request.ContentType, out var format))
        {
            return Failed(new OtherTypeResult());
        }
        if (!EntityTags.TryRead(ifMatch, out var tags))
        {
            return Failed(Problems.From(new Refusal.Invalid("If-Match", "'If-Match' takes entity tags in quotes, as GET of the contract answers them, or *.")));
        }
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, Contracts.Nodes.NodeBudget.Bytes));
        await request.Body.CopyToAsync(body, cancellationToken);
        return new PublicationBody(body.GetBuffer().AsMemory(0, (int)body.Length), format, tags);
    }

    public PublicationRequest ToRequest(string api, string version, bool dryRun, bool force, string? reason) =>
        new(api, version, Bytes) { Format = Format, DryRun = dryRun, Force = force, Reason = reason, IfMatch = IfMatch };

    private static PublicationBody Failed(IResult failure) => new(default, null, null) { Failure = failure };

    /// <summary>Null for what says nothing of its format: then it is found out from the first bytes.</summary>
    private static bool TryFormat(string? contentType, out ContractFormat? format)
    {
        format = null;
        if (string.IsNullOrEmpty(contentType))
        {
            return true;
        }
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return false;
        }
        switch (type.MediaType.ToString().ToLowerInvariant())
        {
            case "application/json" or "text/json" or "application/openapi+json":
                format = ContractFormat.Json;
                return true;
            case "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml" or "application/openapi+yaml":
                format = ContractFormat.Yaml;
                return true;
            case "application/zip" or "application/x-zip-compressed":
                format = ContractFormat.Zip;
                return true;
            default:
                return type.MediaType is { Value: "application/octet-stream" or "text/plain" };
        }
    }

    private sealed class OtherTypeResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(
            httpContext, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"A contract is sent as {string.Join(", ", Types)}. Say which in Content-Type.", null);
    }
}
