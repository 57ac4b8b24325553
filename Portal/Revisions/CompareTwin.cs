using Portal.Api.Catalog;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Revisions;

internal sealed class CompareTwin(CatalogQueries catalog, RevisionQueries revisions) : ApiTwin(catalog)
{
    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (await RevisionPair.FindAsync(revisions, call.Reader, scene, Asked(call, "from"), Asked(call, "to"), cancellationToken) is not { } pair)
        {
            return null;
        }
        var writer = Begin(scene, "What changed");
        if (pair.Comparison is not { Report.Changes.Count: > 0 } comparison)
        {
            writer.Block(pair.Comparison is null ? "There is nothing to compare with yet." : "Nothing changed.");
            return writer.ToString();
        }
        writer.Block(MarkdownEscape.Text(pair.Title) + ".");
        foreach (var change in comparison.Report.Groups().GroupBy(group => group.First.Class).OrderBy(group => group.Key))
        {
            writer.Heading(2, ChangeWords.Title(change.Key));
            foreach (var group in change)
            {
                var operations = string.Join(", ", group.Operations.Take(3).Select(place => MarkdownEscape.Code($"{place.Method} {place.Path}".Trim())));
                writer.Item($"{(operations.Length == 0 ? "" : operations + ": ")}{Sentence(group.Message)}");
            }
        }
        return writer.ToString();
    }

    private static string? Asked(TwinCall call, string name) => call.Query[name].ToString() is { Length: > 0 } asked ? asked : null;

    private static string Sentence(string message) =>
        string.Concat(message.Split('`').Select((part, index) => index % 2 == 1 && part.Length > 0 ? MarkdownEscape.Code(part) : MarkdownEscape.Text(part)));
}
