using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>What a schema tells people, and what it tells tools by extensions.</summary>
internal static class SchemaWordRules
{
    private static readonly HashSet<string> Compared = ["x-extensible-enum", "x-sunset", "x-stability-level"];

    public static void Compare(SchemaPair pair)
    {
        Word(pair, "title", "title-changed", "title");
        Word(pair, "description", "description-changed", "description");
        Word(pair, "externalDocs", "external-docs-changed", "link to more");
        Word(pair, "$comment", "comment-changed", "comment");
        if (!Examples(pair.Before).SetEquals(Examples(pair.After)))
        {
            var (old, young) = (First(pair.Before), First(pair.After));
            pair.Report("example-changed", old, young, young is null ? "no longer has an example." : old is null ? "now has an example." : "has other examples.");
        }
        foreach (var extension in Extensions(pair.Before).Union(Extensions(pair.After), StringComparer.Ordinal))
        {
            if (!pair.Sameness.Same(pair.Before.First(extension), pair.After.First(extension)))
            {
                pair.Report("extension-changed", pair.Before.First(extension), pair.After.First(extension), $"has another {ValueText.Quote(extension)}.");
            }
        }
    }

    private static void Word(SchemaPair pair, string keyword, string stem, string words)
    {
        var (before, after) = (pair.Before.First(keyword), pair.After.First(keyword));
        if (!pair.Sameness.Same(before, after))
        {
            pair.Report(stem, before, after, before is null ? $"now has a {words}." : after is null ? $"no longer has a {words}." : $"has another {words}.");
        }
    }

    /// <summary>One example and a list of one are the same in two dialects.</summary>
    private static HashSet<string> Examples(Schema schema) =>
    [
        .. (schema.First("example") is { } one ? [ValueText.Canonical(one.Node)] : Enumerable.Empty<string>())
            .Concat((schema.First("examples")?.Items() ?? []).Select(item => ValueText.Canonical(item.Node))),
    ];

    private static Spot? First(Schema schema) => schema.First("example") ?? schema.First("examples");

    private static IEnumerable<string> Extensions(Schema schema) =>
        schema.Layers.SelectMany(layer => layer.Node.Members()).Select(member => member.Name)
            .Where(name => name.StartsWith("x-", StringComparison.Ordinal) && !Compared.Contains(name));
}
