namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>A media type or range as it stands in a contract: <c>application/problem+json; charset=utf-8</c>, <c>text/*</c>.</summary>
internal sealed record MediaTypeName(string Type, string Subtype, string Parameters)
{
    public static MediaTypeName Of(string text)
    {
        var parts = text.Split(';', 2, StringSplitOptions.TrimEntries);
        var slash = parts[0].IndexOf('/', StringComparison.Ordinal);
        var parameters = parts.Length < 2 ? "" : string.Join(';', parts[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => one.ToLowerInvariant()).Order(StringComparer.Ordinal));
        return slash < 0
            ? new MediaTypeName(parts[0].ToLowerInvariant(), "", parameters)
            : new MediaTypeName(parts[0][..slash].ToLowerInvariant(), parts[0][(slash + 1)..].ToLowerInvariant(), parameters);
    }

    public string Essence => $"{Type}/{Subtype}";

    /// <summary>Values in it have the types of JSON; everything else is text.</summary>
    public static bool IsJson(string text) => Of(text) is var name && (name.Subtype is "json" or "*" or "x-ndjson" or "jsonl" or "json-seq" || name.Subtype.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>
    /// Whatever is of the other type is of this one too: a range takes its types, and a format takes those built on it
    /// (<c>application/json</c> takes <c>application/problem+json</c>).
    /// </summary>
    public bool Takes(MediaTypeName other) =>
        (Type is "*" || Type == other.Type)
        && (Subtype is "*" || Subtype == other.Subtype || other.Subtype.EndsWith($"+{Subtype}", StringComparison.Ordinal))
        && (Parameters.Length == 0 || Parameters == other.Parameters);
}
