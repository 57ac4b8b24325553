using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog.Search;
using Portal.Layout;

namespace Portal.Search;

public sealed partial class SearchPage : ReaderPage
{
    private SearchResultsView? _found;
    private string _text = "";
    private SearchKind? _kind;

    [Inject]
    private SearchCatalog Search { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        _text = Http.Request.Query["q"].ToString().Trim();
        _kind = SearchLook.KindOf(Http.Request.Query["kind"]);
        if (_text.Length > 0)
        {
            _found = await Search.ExecuteAsync(Reader, _text, _kind, SearchCatalog.Most, Aborted);
        }
    }

    private string Link(SearchKind? kind) =>
        $"/search?q={Uri.EscapeDataString(_text)}{(kind is null ? "" : $"&kind={kind.ToString()!.ToLowerInvariant()}")}";
}
