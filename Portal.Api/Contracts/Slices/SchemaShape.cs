namespace Portal.Api.Contracts.Slices;

/// <summary>What of a schema is unfolded: its own members, or those of what it is a list of.</summary>
public static class SchemaShape
{
    public static SchemaView Of(SchemaView schema)
    {
        var shape = schema;
        // Lists of lists of lists are told by their type.
        for (var depth = 0; depth < 4 && shape is { Properties.Count: 0, OneOf.Count: 0, AnyOf.Count: 0, PrefixItems.Count: 0, Items: { } items }; depth++)
        {
            shape = items;
        }
        return shape;
    }

    /// <summary>Rows that unfolding it makes at once.</summary>
    public static int Rows(SchemaView schema)
    {
        var shape = Of(schema);
        return Math.Min(SchemaBudget.MostRows, shape.Properties.Count) + shape.OneOf.Count + shape.AnyOf.Count + 1;
    }
}
