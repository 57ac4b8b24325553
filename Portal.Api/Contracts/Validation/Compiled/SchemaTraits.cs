namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What a schema says of itself, what it refers to, or what it is all of.</summary>
internal static class SchemaTraits
{
    private const int Deepest = 16;

    public static bool Has(SchemaNode? schema, Func<SchemaNode, bool> trait, int depth = 0) =>
        schema is not null
        && depth < Deepest
        && (trait(schema)
            || Has(schema.Reference?.Target, trait, depth + 1)
            || (schema.Combinations?.AllOf.Any(part => Has(part, trait, depth + 1)) ?? false));

    /// <summary>Members that a schema, or what it is made of, has names for.</summary>
    public static IReadOnlyCollection<string> KnownNames(SchemaNode schema)
    {
        var names = new List<string>();
        AddNames(schema, names, [], 0);
        return names;
    }

    private static void AddNames(SchemaNode? schema, List<string> names, HashSet<SchemaNode> seen, int depth)
    {
        if (schema is null || depth > Deepest || !seen.Add(schema))
        {
            return;
        }
        names.AddRange((schema.Objects?.Named.Values.ToArray() ?? []).Where(rule => rule.Schema is { Always: not false }).Select(rule => rule.Name).Except(names));
        AddNames(schema.Reference?.Target, names, seen, depth + 1);
        if (schema.Combinations is not { } parts)
        {
            return;
        }
        foreach (var part in parts.AllOf.Concat(parts.AnyOf).Concat(parts.OneOf).Append(parts.Then).Append(parts.Else))
        {
            AddNames(part, names, seen, depth + 1);
        }
    }
}
