using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    String = 8,
    Array = 16,
    Object = 32,
    Integer = 64,
}

internal static class SchemaTypeNames
{
    public static SchemaTypes Read(ContractNode? node) =>
        node switch
        {
            ArrayNode list => list.Items.Aggregate(SchemaTypes.None, (types, item) => types | One(item.AsString)),
            null => SchemaTypes.None,
            _ => One(node.AsString),
        };

    public static SchemaTypes One(string? name) => name switch
    {
        "null" => SchemaTypes.Null,
        "boolean" => SchemaTypes.Boolean,
        "number" => SchemaTypes.Number,
        "string" => SchemaTypes.String,
        "array" => SchemaTypes.Array,
        "object" => SchemaTypes.Object,
        "integer" => SchemaTypes.Integer,
        // The file of OpenAPI 2.0, or a mistake: no check by type.
        _ => (SchemaTypes)127,
    };
}
