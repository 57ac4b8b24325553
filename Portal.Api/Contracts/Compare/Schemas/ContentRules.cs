namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Strings that hold something encoded, how XML is written, and keywords that no other rule knows.</summary>
internal static class ContentRules
{
    public static void Compare(SchemaPair pair)
    {
        Word(pair, "contentMediaType", "content-media-type-changed", "media type of its content");
        Word(pair, "contentEncoding", "content-encoding-changed", "encoding of its content");
        Lone.Compare(pair, "contentSchema", "content-schema", "a schema for its content (`contentSchema`)", "(content)");
        if (!pair.Sameness.Same(pair.Before.First("xml"), pair.After.First("xml")))
        {
            pair.Report("xml-changed", pair.Before.First("xml"), pair.After.First("xml"), "is written in another way in XML.");
        }
        foreach (var keyword in Unknown(pair.Before).Union(Unknown(pair.After), StringComparer.Ordinal))
        {
            if (!pair.Sameness.Same(pair.Before.First(keyword), pair.After.First(keyword)))
            {
                pair.Report("keyword-changed", pair.Before.First(keyword), pair.After.First(keyword), $"has another {ValueText.Quote(keyword)}.");
            }
        }
    }

    private static void Word(SchemaPair pair, string keyword, string stem, string words)
    {
        var (before, after) = (pair.Before.First(keyword), pair.After.First(keyword));
        if (!pair.Sameness.Same(before, after))
        {
            pair.Report(stem, before, after, $"has the {words} changed from {ValueText.Quote(before?.Node)} to {ValueText.Quote(after?.Node)}.");
        }
    }

    private static IEnumerable<string> Unknown(Schema schema) =>
        schema.Layers.SelectMany(layer => layer.Members()).Select(member => member.Key)
            .Where(name => !Keywords.Known.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal));
}
