namespace Portal.Api.Catalog.Search;

/// <summary>
/// Where entries are kept and found by words: SQLite's FTS5, and the place where PostgreSQL's tsvector stands beside it. What words mean and how
/// results are ranked is decided outside, the same for both. All of a source is replaced at once or not at all.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>Makes the index, or makes it anew when it was written by a program with another format.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);

    /// <summary>Throws away an index that cannot be read any more: the next <see cref="EnsureAsync"/> makes an empty one.</summary>
    void Discard();

    /// <summary>The fingerprints of what is indexed, by source.</summary>
    Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken);

    Task ReplaceAsync(SearchSource source, CancellationToken cancellationToken);

    Task RemoveAsync(string source, CancellationToken cancellationToken);

    /// <summary>A number that changes with every replacement, by whichever process.</summary>
    Task<long> GenerationAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<SearchTerm>> TermsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<SearchEntry>> FindAsync(SearchPlan plan, CancellationToken cancellationToken);
}

/// <summary>
/// What to look for. An entry fits when it has, for each of <see cref="Words"/>, one of the meanings; or when its name or path is among the
/// keys. Only entries of <see cref="Level"/> and below are looked at.
/// </summary>
internal sealed record SearchPlan(SearchLevel Level, IReadOnlyList<SearchKind> Kinds, IReadOnlyList<IReadOnlyList<SearchMeaning>> Words, string NameKey, IReadOnlyList<string> PathKeys);
