using Portal.Api.Catalog.Search;

namespace Portal.Search;

/// <summary>How kinds of results are named and told apart at a glance.</summary>
internal static class SearchLook
{
    public static readonly IReadOnlyList<(SearchKind Kind, string Title)> Kinds =
    [
        (SearchKind.Api, "APIs"), (SearchKind.Guide, "Guides"), (SearchKind.Operation, "Operations"), (SearchKind.Schema, "Schemas"), (SearchKind.Field, "Fields"),
        (SearchKind.Parameter, "Parameters"), (SearchKind.Value, "Values"), (SearchKind.Error, "Error codes"),
    ];

    public static string Title(SearchKind kind) => kind switch
    {
        SearchKind.Api => "API",
        SearchKind.Error => "Error code",
        _ => kind.ToString(),
    };

    public static string Icon(SearchKind kind) => kind switch
    {
        SearchKind.Api => "box",
        SearchKind.Guide => "book-open",
        SearchKind.Schema => "braces",
        SearchKind.Error => "triangle-alert",
        SearchKind.Parameter => "filter",
        SearchKind.Field => "corner-down-right",
        _ => "tag",
    };

    /// <summary>The kind that an address asks for; null: of every kind.</summary>
    public static SearchKind? KindOf(string? word) =>
        Array.Find(Enum.GetValues<SearchKind>(), kind => kind.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)) is > 0 and var kind ? kind : null;

    public static bool IsIdentifier(SearchKind kind) => kind is SearchKind.Schema or SearchKind.Parameter or SearchKind.Field or SearchKind.Value;
}
