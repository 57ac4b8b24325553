using Portal.Api.Identity;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// Finds anything in the catalogue by what was typed, as far as the actor may see it. Every text is a question; none is an error.
/// </summary>
public sealed class SearchCatalog
{
    public const int Most = 50;

    private static readonly SearchKind[] Kinds = Enum.GetValues<SearchKind>();

    private readonly ISearchIndex _index;
    private readonly SearchTerms _terms;
    private readonly SearchIndexer _indexer;

    internal SearchCatalog(ISearchIndex index, SearchTerms terms, SearchIndexer indexer)
    {
        _index = index;
        _terms = terms;
        _indexer = indexer;
    }

    /// <param name="kind">Null: of every kind.</param>
    public async Task<SearchResultsView> ExecuteAsync(Actor actor, string? query, SearchKind? kind, int limit, CancellationToken cancellationToken)
    {
        var asked = SearchText.Of(query);
        var shown = (query ?? "").Trim();
        if (asked.Words.Count == 0 && asked.NameKey.Length == 0 && asked.PathKeys.Count == 0)
        {
            return new SearchResultsView(shown, null, []) { HasMore = false };
        }
        await _indexer.WaitForStartAsync(cancellationToken);
        var level = LevelOf(actor);
        var vocabulary = await _terms.CurrentAsync(cancellationToken);
        // A word that means nothing here narrows nothing down; one typed beside it still counts.
        // Parts of a path are values as often as words: those are not corrected to something else.
        var words = asked.Words.Select(word => vocabulary.Meanings(word, level))
            .Where(meanings => meanings.Count > 0 && !(asked.PathKeys.Count > 0 && meanings[0].IsCorrection)).ToList();
        var plan = new SearchPlan(level, kind is { } one ? [one] : Kinds, words, asked.NameKey, asked.PathKeys);
        var found = SearchRanking.Order(await _index.FindAsync(plan, cancellationToken), asked, words);
        return new SearchResultsView(shown, Correction(asked, words), [.. found.Take(limit).Select(entry => View(entry, words))]) { HasMore = found.Count > limit };
    }

    internal static SearchLevel LevelOf(Actor actor) =>
        actor.IsAdministrator ? SearchLevel.Administrators : actor.IsInternal ? SearchLevel.Insiders : SearchLevel.Everyone;

    private static string? Correction(SearchText asked, List<IReadOnlyList<SearchMeaning>> words) =>
        words.Count == asked.Words.Count && words.Exists(meanings => meanings[0].IsCorrection) ? string.Join(' ', words.Select(meanings => meanings[0].Word)) : null;

    private static SearchResultView View(SearchEntry entry, List<IReadOnlyList<SearchMeaning>> words) => new(
        entry.Kind,
        entry.Name,
        SearchSnippet.Of(entry.Title, words),
        entry.Kind is SearchKind.Operation ? null : entry.Template,
        SearchSnippet.Of(entry.Text, words),
        entry.Path,
        entry.Api,
        entry.ApiTitle,
        entry.Version,
        entry.Method,
        entry.Kind is SearchKind.Operation ? entry.Template : null,
        entry.Deprecated);
}
