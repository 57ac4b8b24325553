namespace Portal.Api.Catalog.Search;

/// <summary>The portal's own error codes, which everyone may read of. Registered by the program that has their pages.</summary>
public sealed record ErrorCodeTexts(IReadOnlyList<ErrorCodeText> Codes);

/// <param name="Path">The page that explains the code.</param>
public sealed record ErrorCodeText(string Code, string Status, string Title, string Text, string Path);

internal sealed class ErrorCodeContent(IEnumerable<ErrorCodeTexts> texts) : ISearchContent
{
    public Task<IReadOnlyList<SearchSource>> SourcesAsync(CancellationToken cancellationToken)
    {
        var codes = texts.SelectMany(text => text.Codes).ToList();
        var source = new SearchSource("portal:errors", CatalogSources.Fingerprint([.. codes]), () => codes.Select(Entry));
        return Task.FromResult<IReadOnlyList<SearchSource>>([source]);
    }

    private static SearchEntry Entry(ErrorCodeText code) =>
        new(SearchKind.Error, SearchLevel.Everyone, code.Code, code.Title, $"{code.Status} error code", code.Text, code.Path) { Template = $"{code.Status} · {code.Code}" };
}
