namespace Portal.Api.Catalog.Search;

/// <summary>
/// Something that can be found. <see cref="Name"/> is the identifier that weighs most, <see cref="Title"/> what people call it,
/// <see cref="Place"/> where it belongs, <see cref="Text"/> what is said of it (Markdown); <see cref="Path"/> is the page.
/// </summary>
internal sealed record SearchEntry(SearchKind Kind, SearchLevel Level, string Name, string Title, string Place, string Text, string Path)
{
    public string? Api { get; init; }

    public string? ApiTitle { get; init; }

    public string? Version { get; init; }

    public string? Method { get; init; }

    /// <summary>The path template of an operation.</summary>
    public string? Template { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>0 for the version that readers are shown first; what is the same in a later one ranks lower.</summary>
    public int Position { get; init; }
}

/// <summary>
/// Entries that are replaced together: a version of an API, an API's own texts, the portal's error codes. The fingerprint says whether
/// anything that they are made of has changed.
/// </summary>
internal sealed record SearchSource(string Key, string Fingerprint, Func<IEnumerable<SearchEntry>> Entries);
