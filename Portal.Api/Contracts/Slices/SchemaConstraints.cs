using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Constraints in a few words each. 3.0 writes exclusive bounds as a flag beside the bound, 3.1 as a number of its own.</summary>
internal static class SchemaConstraints
{
    public static IReadOnlyList<string> Of(Func<string, ContractNode?> member)
    {
        var chips = new List<string?>
        {
            member("format")?.AsString,
            Span(Number(member, "minLength"), Number(member, "maxLength"), "character", "characters"),
            member("exclusiveMinimum") is { IsTrue: true } ? Word("more than", Number(member, "minimum")) : Word("at least", Number(member, "minimum")),
            Word("more than", Number(member, "exclusiveMinimum")),
            member("exclusiveMaximum") is { IsTrue: true } ? Word("less than", Number(member, "maximum")) : Word("at most", Number(member, "maximum")),
            Word("less than", Number(member, "exclusiveMaximum")),
            Word("multiple of", Number(member, "multipleOf")),
            Span(Number(member, "minItems"), Number(member, "maxItems"), "item", "items"),
            member("uniqueItems") is { IsTrue: true } ? "no item twice" : null,
            member("contains") is null ? null : Span(Number(member, "minContains") ?? "1", Number(member, "maxContains"), "matching item", "matching items"),
            Span(Number(member, "minProperties"), Number(member, "maxProperties"), "member", "members"),
            Word("matches", member("pattern")?.AsString),
            Word("encoded as", member("contentEncoding")?.AsString),
            Word("holds", member("contentMediaType")?.AsString),
            member("$dynamicRef")?.AsString is { } dynamic ? $"extended by {dynamic}" : null,
            Xml(member("xml")),
        };
        return [.. chips.OfType<string>()];
    }

    private static string? Number(Func<string, ContractNode?> member, string name) =>
        member(name) is ScalarNode { Kind: ScalarKind.Number } number ? number.Text : null;

    private static string? Word(string word, string? value) => value is null ? null : $"{word} {value}";

    private static string? Span(string? least, string? most, string one, string many) => (least, most) switch
    {
        (null, null) or ("0", null) => null,
        (null or "0", { } upper) => $"at most {upper} {(upper is "1" ? one : many)}",
        ({ } lower, null) => $"at least {lower} {(lower is "1" ? one : many)}",
        ({ } lower, { } upper) when lower == upper => $"{lower} {(lower is "1" ? one : many)}",
        ({ } lower, { } upper) => $"{lower} to {upper} {many}",
    };

    private static string? Xml(ContractNode? xml)
    {
        var kind = xml.Text("nodeType") ?? (xml.Flag("attribute") ? "attribute" : null);
        var name = xml.Text("name") is { } written ? (xml.Text("prefix") is { } prefix ? $"{prefix}:{written}" : written) : null;
        var wrapped = xml.Flag("wrapped") ? ", wrapped" : "";
        return kind is null && name is null && wrapped.Length == 0 ? null : $"in XML {string.Join(' ', new[] { kind, name }.OfType<string>())}{wrapped}".Replace("XML ,", "XML", StringComparison.Ordinal);
    }
}
