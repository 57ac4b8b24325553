using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Contracts.Samples;
using Portal.Api.Plans;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class OperationTwin(CatalogQueries catalog, PlanQueries plans, ApiAddresses addresses) : ApiTwin(catalog)
{
    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (CatalogPaths.OperationId(call.Text("OperationId")).Select(scene.Outline.FindOperation).FirstOrDefault(found => found is not null) is not { } operation)
        {
            return null;
        }
        var summary = operation.Summary;
        var baseUrl = addresses.BaseUrl(scene.Api, operation);
        var writer = Begin(scene, summary.Title);
        OperationMarkdown.Write(writer, operation, Links(scene), $"{summary.Method} {baseUrl}{summary.Path}");
        if (scene.Api.ThroughGateway && await plans.ListAsync(call.Reader, scene.Api.Slug, cancellationToken) is { Count: > 0 } offered)
        {
            writer.Heading(2, "Limits");
            PlanMarkdown.Write(writer, offered);
        }
        writer.Heading(2, "Sample");
        writer.Code(SampleLanguage.Curl.Write(RequestBuilder.Build(operation, baseUrl, RequestInput.Example(operation), scene.Api.SampleCredential)), "sh");
        Neighbours(writer, scene, scene.Outline.Neighbours(summary.Id));
        return writer.ToString();
    }

    private static void Neighbours(MarkdownWriter writer, ApiScene scene, (OperationSummary? Previous, OperationSummary? Next) neighbours)
    {
        string[] links =
        [
            .. neighbours.Previous is { } previous ? new[] { $"Before: {MarkdownEscape.Link(previous.Title, Links(scene).Operation(previous.Id))}" } : [],
            .. neighbours.Next is { } next ? new[] { $"Next: {MarkdownEscape.Link(next.Title, Links(scene).Operation(next.Id))}" } : [],
        ];
        writer.Block(string.Join(" · ", links));
    }
}
