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
}
