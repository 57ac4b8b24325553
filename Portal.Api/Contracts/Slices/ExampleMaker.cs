using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Makes a value that fits a schema, always the same one, from what the schema shows: examples, defaults, formats, bounds.</summary>
internal sealed class ExampleMaker
{
    private const int Deepest = 8;

    /// <summary>A request with more members than these shows those that have to be sent, or, where none has, the first few.</summary>
    private const int MostSent = 15;

    private const int FewSent = 5;

    private readonly ShapeUse _use;
    private int _left = 300;

    private ExampleMaker(ShapeUse use) => _use = use;

    public static ContractNode? Make(SchemaView schema, ShapeUse use = ShapeUse.Any) => new ExampleMaker(use).Value(schema, 0);

    private ContractNode? Value(SchemaView schema, int depth)
    {
        if (schema.OwnExampleNode is { } own)
        {
            return own;
        }
        if (schema.IsRecursive || depth > Deepest || --_left < 0)
        {
            return null;
        }
        var alternatives = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf.Count > 0 ? schema.AnyOf : schema.AllOf;
        if (schema.Properties.Count == 0 && alternatives.Count > 0 && schema.Types is not ["array"])
        {
            return Value(alternatives[0], depth + 1);
        }
        if (schema.Properties.Count > 0 || schema.Types.Contains("object"))
        {
            return Object(schema, depth);
        }
        return schema.Types.FirstOrDefault(type => type != "null") switch
        {
            "array" => Array(schema, depth),
            "string" => Scalar(ScalarKind.String, FormatExamples.For(schema)),
            "integer" or "number" => Scalar(ScalarKind.Number, Number(schema)),
            "boolean" => Scalar(ScalarKind.Boolean, "true"),
            _ => null,
        };
    }

    private ObjectNode Object(SchemaView schema, int depth)
    {
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        foreach (var property in Shown(schema))
        {
            if (Value(property.Schema, depth + 1) is { } value)
            {
                members.TryAdd(property.Name, new Member(property.Name, value, 1, 1));
            }
        }
        return new ObjectNode(1, 1, members);
    }

    private List<PropertyView> Shown(SchemaView schema)
    {
        var all = schema.Properties.Where(Belongs).ToList();
        var required = all.FindAll(property => property.Required);
        return _use is not ShapeUse.Request || all.Count <= MostSent ? all : required.Count > 0 ? required : all[..FewSent];
    }

    private bool Belongs(PropertyView property) =>
        property.IsPartOf(_use) && !property.Schema.IsInternal && (!property.Schema.IsDeprecated || property.Required);

    private ArrayNode Array(SchemaView schema, int depth)
    {
        IEnumerable<SchemaView> items = schema.PrefixItems.Count > 0 ? schema.PrefixItems : schema.Items is { } every ? [every] : [];
        return new ArrayNode(1, 1, [.. items.Select(item => Value(item, depth + 1)).OfType<ContractNode>()]);
    }

    private static string Number(SchemaView schema) =>
        (schema.Deep("minimum") ?? schema.Deep("maximum") ?? schema.Deep("multipleOf")) is ScalarNode { Kind: ScalarKind.Number } bound ? bound.Text : "1";

    private static ScalarNode Scalar(ScalarKind kind, string text) => new(kind, text, 1, 1);
}
