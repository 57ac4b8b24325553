namespace Portal.Api.Catalog.Search;

/// <summary>A room's own part of what can be found, beside the contracts. Singletons; asked anew whenever something is published.</summary>
internal interface ISearchContent
{
    Task<IReadOnlyList<SearchSource>> SourcesAsync(CancellationToken cancellationToken);
}
