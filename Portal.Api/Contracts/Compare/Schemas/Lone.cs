using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Keywords that hold one schema: it came, it went, or it is compared.</summary>
internal static class Lone
{
    public static void Compare(SchemaPair pair, string keyword, string stem, string words, string? segment)
    {
        var (before, after) = (Spoken(pair.Before.First(keyword)), Spoken(pair.After.First(keyword)));
        if (before is null && after is not null)
        {
            pair.Report($"{stem}-added", null, after, $"now has {words}.");
        }
        else if (before is not null && after is null)
        {
            pair.Report($"{stem}-removed", before, null, $"no longer has {words}.");
        }
        else if (before is not null && after is not null)
        {
            pair.Within(segment, before, after);
        }
    }

    /// <summary>Null where the keyword is not there, or says that anything goes.</summary>
    public static Spot? Spoken(Spot? schema) =>
        schema is null || schema.Node is ScalarNode { Kind: not ScalarKind.Boolean } || schema.Node is ScalarNode { Text: "true" } || schema.Node is ObjectNode { Count: 0 } ? null : schema;

    public static bool IsFalse(Spot? schema) => schema?.Node is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" };
}
