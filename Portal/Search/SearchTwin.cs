using Portal.Api.Catalog.Search;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Search;

internal sealed class SearchTwin(SearchCatalog search) : ITwin
{
    public async Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken)
    {
        var (text, kind) = (call.Query["q"].ToString().Trim(), SearchLook.KindOf(call.Query["kind"]));
        var writer = new MarkdownWriter();
        writer.Heading(1, "Search");
        if (text.Length == 0)
        {
            writer.Block($"Everything in the catalogue: APIs, operations by name or path, schemas and their fields, values, error codes and guides. Ask with {MarkdownEscape.Code("?q=")}.");
            return writer.ToString();
        }
        var found = await search.ExecuteAsync(call.Reader, text, kind, SearchCatalog.Most, cancellationToken);
        writer.Block(found.Results.Count == 0 ? $"Nothing found for {MarkdownEscape.Code(found.Query)}." : $"{(found.HasMore ? "The best " : "")}{found.Results.Count} for {MarkdownEscape.Code(found.Corrected ?? found.Query)}:");
        foreach (var result in found.Results)
        {
            var where = string.Join(", ", new[] { SearchLook.Title(result.Kind), Version(result), result.Detail }.OfType<string>().Select(MarkdownEscape.Text));
            var address = result.Path is null ? "" : $" {MarkdownEscape.Code($"{result.Method} {result.Path}")}";
            writer.Item($"{MarkdownEscape.Link(Plain(result.Title), TwinPages.Path(result.Url))} ({where}){address}", MarkdownEscape.Text(Plain(result.Snippet)));
        }
        return writer.ToString();
    }

    private static string Plain(IEnumerable<SearchPieceView> pieces) => string.Concat(pieces.Select(piece => piece.Text));

    private static string? Version(SearchResultView result) => result.ApiTitle is null ? null : $"{result.ApiTitle} {result.Version}".TrimEnd();
}
