using Portal.Api.Catalog.Search;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Guides;

/// <summary>Guides as the search finds them: each by its title, summary and text.</summary>
internal sealed class GuideContent(PublishedApis published) : ISearchContent
{
    private const int LongestText = 20_000;

    public async Task<IReadOnlyList<SearchSource>> SourcesAsync(CancellationToken cancellationToken) =>
        [.. (await published.AllAsync(cancellationToken)).Where(api => api.Guides.Count > 0).Select(Source)];

    private static SearchSource Source(PublishedApiEntry api) => new(
        $"guides:{api.Slug}",
        CatalogSources.Fingerprint([api.Title, .. api.Guides.SelectMany(guide => new object[] { LevelOf(api, guide), guide.Slug, guide.Title, guide.Summary, guide.Markdown })]),
        () => api.Guides.Select(guide => Entry(api, guide)));

    private static SearchEntry Entry(PublishedApiEntry api, PublishedGuideEntry guide)
    {
        var text = $"{guide.Summary} {MarkdownProse.Of(ApiAddresses.LeftOut(guide.Markdown))}";
        return new SearchEntry(SearchKind.Guide, LevelOf(api, guide), guide.Slug, guide.Title, $"{api.Title} guide", text[..Math.Min(text.Length, LongestText)], CatalogPaths.Guide(api.Slug, guide.Slug))
        {
            Api = api.Slug,
            ApiTitle = api.Title,
        };
    }

    /// <summary>The lowest level that the rule for guides lets see it.</summary>
    private static SearchLevel LevelOf(PublishedApiEntry api, PublishedGuideEntry guide) =>
        GuideQueries.VisibleTo(Actor.Anonymous, api).Contains(guide) ? SearchLevel.Everyone : SearchLevel.Insiders;
}
