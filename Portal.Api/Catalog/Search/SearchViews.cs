namespace Portal.Api.Catalog.Search;

/// <summary>What a search found, best first. <see cref="Corrected"/> is what was looked for where nothing was found by the words as typed.</summary>
public sealed record SearchResultsView(string Query, string? Corrected, IReadOnlyList<SearchResultView> Results)
{
    /// <summary>True when there is more than was asked for.</summary>
    public required bool HasMore { get; init; }
}

/// <summary>
/// Something found. <see cref="Url"/> is its page, from the root of the portal; <see cref="Detail"/> says where it belongs, such as the
/// path of an operation; <see cref="Snippet"/> is what is said of it, around what was asked for.
/// </summary>
public sealed record SearchResultView(
    SearchKind Kind,
    string Name,
    IReadOnlyList<SearchPieceView> Title,
    string? Detail,
    IReadOnlyList<SearchPieceView> Snippet,
    string Url,
    string? Api,
    string? ApiTitle,
    string? Version,
    string? Method,
    string? Path,
    bool Deprecated);

/// <summary>A piece of a text as plain characters; <see cref="IsMatch"/> marks what was asked for.</summary>
public sealed record SearchPieceView(string Text, bool IsMatch);
