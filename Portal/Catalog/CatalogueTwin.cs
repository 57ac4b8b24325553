using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Catalog;

internal sealed class CatalogueTwin(CatalogQueries catalog) : ITwin
{
    public async Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken)
    {
        var filter = CatalogueFilter.From(call.Query);
        var writer = new MarkdownWriter();
        writer.Heading(1, "API catalogue");
        var shown = await filter.ApplyAsync(catalog, call.Reader, await catalog.ListAsync(call.Reader, cancellationToken), cancellationToken);
        writer.Block(shown.Count == 0 ? "No API matches." : $"{Words.Count(shown.Count, "API", "APIs")}.");
        writer.Table(["API", "Version", "State", "By", "What it is"], shown.Select(found => new[]
        {
            MarkdownEscape.Link(found.Api.Title, TwinPages.Path(ReferenceLinks.Api(found.Api.Slug))),
            MarkdownEscape.Text(found.Api.CurrentVersion),
            found.Api.State.ToString().ToLowerInvariant(),
            MarkdownEscape.Text(found.Api.Owner),
            MarkdownEscape.Text(found.Api.Summary),
        }));
        return writer.ToString();
    }
}
