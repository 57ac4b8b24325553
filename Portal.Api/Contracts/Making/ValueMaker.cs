using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Patterns;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

/// <summary>
/// Makes a value that fits a schema: by its bounds, formats and patterns, and of several alternatives the one whose value it takes. Heirs say what is chosen where
/// the schema leaves a choice.
/// </summary>
/// <param name="most">Values that one may hold.</param>
internal abstract partial class ValueMaker(ShapeUse use, int most)
{
    private const int Deep = 8;
    private const int Deepest = 16;
    private const int MostTried = 8;
    private const int MostItems = 20;

    private readonly int _most = most;
    private int _made;
    private bool _isSlow;

    /// <summary>From here on members that may be left out are; and twice as far, all of them.</summary>
    private bool IsFull => _made >= _most;

    protected ShapeUse Use => use;

    /// <summary>What its author gives, to be taken as it is.</summary>
    protected abstract ContractNode? Given(SchemaView schema);

    /// <summary>One of 0 to <paramref name="count"/> less one.</summary>
    protected abstract int Draw(int count);

    /// <summary>The members of an object that are shown, required ones or not.</summary>
    protected abstract IEnumerable<PropertyView> Shown(SchemaView schema);

    /// <summary>By the format, or of the length.</summary>
    protected abstract string Plain(SchemaView schema);

    protected abstract string Number(NumberBounds bounds);

    protected abstract bool Flag();

    protected ContractNode? Value(SchemaView schema, int depth = 0)
    {
        if (Given(schema) is { } given)
        {
            return given;
        }
        if (schema.IsRecursive || depth > Deepest || ++_made > 2 * _most)
        {
            return null;
        }
        var alternatives = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        return alternatives.Count > 0 && schema.Types is not ["array"] ? Chosen(schema, alternatives, depth)
            : schema is { Properties.Count: 0, AllOf: [var only, ..] } && schema.Types.Count == 0 ? Value(only, depth + 1)
            : Whole(schema, depth);
    }

    /// <summary>The first alternative whose value the schema takes; where it takes none, the first that there is a value of.</summary>
    private ContractNode? Chosen(SchemaView schema, IReadOnlyList<SchemaView> alternatives, int depth)
    {
        var count = Math.Min(alternatives.Count, MostTried);
        var first = Draw(count);
        ContractNode? kept = null;
        // Members that may be left out can be what makes a value fit two alternatives at once.
        foreach (var isLean in schema.Properties.Count > 0 ? (bool[])[false, true] : [false])
        {
            for (var at = 0; at < count; at++)
            {
                if (Joined(schema, alternatives[(first + at) % count], depth, isLean) is not { } made)
                {
                    continue;
                }
                if (alternatives.Count == 1 || schema.Takes(made, use))
                {
                    return made;
                }
                kept ??= made;
            }
        }
        return kept;
    }

    private ContractNode? Joined(SchemaView schema, SchemaView alternative, int depth, bool isLean)
    {
        var part = Value(alternative, depth + 1);
        if (schema.Properties.Count > 0 && part is null or ObjectNode)
        {
            var needed = alternative.RequiredNames;
            var own = Members(schema, isLean ? schema.Properties.Where(property => property.Required || needed.Contains(property.Name)) : Shown(schema).Union(schema.Properties.Where(property => needed.Contains(property.Name))), depth);
            foreach (var member in part.Members())
            {
                own[member.Name] = member;
            }
            part = ObjectNode.Of(default, [.. own.Values]);
        }
        return part is ObjectNode made && schema.Discriminator is { } kinds && kinds.ValuesOf(alternative.Name) is [var kind, ..] ? Marked(made, kinds.Property, kind) : part;
    }

    private ContractNode? Whole(SchemaView schema, int depth) =>
        IsObject(schema) ? Object(schema, depth) : schema.Types.FirstOrDefault(type => type != "null") switch
        {
            "array" => Array(schema, depth),
            "string" => new ScalarNode(ScalarKind.String, Text(schema), default),
            "integer" or "number" => new ScalarNode(ScalarKind.Number, Number(NumberBounds.Of(schema)), default),
            "boolean" => new ScalarNode(ScalarKind.Boolean, Flag() ? "true" : "false", default),
            _ => schema.Types is ["null"] ? new ScalarNode(ScalarKind.Null, "null", default) : schema.Items is null ? null : Array(schema, depth),
        };

    private ArrayNode Array(SchemaView schema, int depth)
    {
        var items = new List<ContractNode>(schema.PrefixItems.Select(item => Value(item, depth + 1)).OfType<ContractNode>());
        var fewest = (int)Math.Clamp(schema.Limit("minItems") ?? 0, 0, MostItems);
        var count = schema.PrefixItems.Count > 0 && schema.Items is null ? 0 : IsFull ? fewest : Count(fewest, (int)Math.Clamp(schema.Limit("maxItems") ?? MostItems, 0, MostItems));
        var isSet = schema.Deep("uniqueItems") is ScalarNode { IsTrue: true };
        for (var tried = 0; items.Count < count && tried < 2 * MostItems && schema.Items is { } item && Value(item, depth + 1) is { } value; tried++)
        {
            if (!isSet || IsNew(value, items))
            {
                items.Add(value);
            }
            else if (item.OnlyNodes.FirstOrDefault(only => IsNew(only, items)) is { } other)
            {
                items.Add(other);
            }
        }
        return new ArrayNode(default, [.. items]);
    }

    private static bool IsNew(ContractNode value, List<ContractNode> items) =>
        items.TrueForAll(known => NodeJson.Text(known, indented: false) != NodeJson.Text(value, indented: false));

    /// <summary>Items of an array.</summary>
    protected abstract int Count(int least, int most);

    private string Text(SchemaView schema)
    {
        var plain = Plain(schema);
        if (_isSlow || schema.Deep("pattern")?.AsString is not { } pattern)
        {
            return plain;
        }
        try
        {
            var (least, most) = ((int)Math.Clamp(schema.Limit("minLength") ?? 0, 0, 4_096), (int)Math.Clamp(schema.Limit("maxLength") ?? int.MaxValue, 0, int.MaxValue));
            return PatternText.Matches(pattern, plain) ? plain : PatternText.Make(pattern, least, most, Drawn) ?? plain;
        }
        catch (SlowPatternException)
        {
            // Whoever looks at a page does not wait for another one of these.
            _isSlow = true;
            return plain;
        }
    }

    /// <summary>How letters of a pattern are drawn; null: the first of everything.</summary>
    protected virtual Func<int, int>? Drawn => null;
}
