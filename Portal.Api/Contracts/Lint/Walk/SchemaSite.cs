using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>A schema where it is written. One that only refers is not visited; what it refers to is.</summary>
internal sealed class SchemaSite(LintRun run, LintPlace place) : LintSite(run, place)
{
    /// <summary>Types as written; nothing when none is.</summary>
    public SchemaTypes Types { get; } = Read(place.Node.Get("type"));

    /// <summary>It stands under components itself, not within one that does.</summary>
    public bool IsComponent => Place.Depth == 3 && Place.Pointer.StartsWith("/components/schemas/", StringComparison.Ordinal);

    /// <summary>It adds to what it refers to, as OpenAPI 3.1 allows.</summary>
    public bool IsReference => Has("$ref");

    public bool IsRequest => Run.Requests.Contains(Node);

    public bool IsComposed => Has("allOf") || Has("anyOf") || Has("oneOf");

    public bool Is(SchemaTypes type) => (Types & type) != 0;

    /// <summary>The first of these keywords that is there.</summary>
    public string? Keyword(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name))
            {
                return name;
            }
        }
        return null;
    }

    private static SchemaTypes Read(ContractNode? type) => type switch
    {
        ScalarNode one => One(one.AsString),
        ArrayNode many => many.Items.Aggregate(SchemaTypes.None, (types, item) => types | One(item.AsString)),
        _ => SchemaTypes.None,
    };

    private static SchemaTypes One(string? type) => type switch
    {
        "string" => SchemaTypes.String,
        "integer" => SchemaTypes.Integer,
        "number" => SchemaTypes.Number,
        "boolean" => SchemaTypes.Boolean,
        "object" => SchemaTypes.Object,
        "array" => SchemaTypes.Array,
        "null" => SchemaTypes.Null,
        _ => SchemaTypes.None,
    };
}

[Flags]
internal enum SchemaTypes
{
    None = 0,
    String = 1,
    Integer = 2,
    Number = 4,
    Boolean = 8,
    Object = 16,
    Array = 32,
    Null = 64,
}
