using System.Text;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What objects are asked. <see cref="Named"/> has every name that the schema knows, so that each member is looked up once.</summary>
internal sealed class ObjectRules
{
    private readonly Dictionary<string, PropertyRule>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public ObjectRules(Dictionary<string, PropertyRule> named, string[] required)
    {
        (Named, Required) = (named, required);
        _lookup = named.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var rule in named.Values.Reverse())
        {
            rule.Next = First;
            First = rule;
        }
    }

    /// <summary>Of the names in the order they are written in, which is most often the order they come in.</summary>
    public PropertyRule? First { get; }

    public Dictionary<string, PropertyRule> Named { get; }

    public string[] Required { get; }

    public required PatternRule[] Patterns { get; init; }

    public SchemaNode? Additional { get; init; }

    public SchemaNode? Names { get; init; }

    public long? MinProperties { get; init; }

    public long? MaxProperties { get; init; }

    public required Dependency[] Dependencies { get; init; }

    public PropertyRule? Find(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var rule) ? rule : null;
}

/// <summary>A name of <c>properties</c> or <c>required</c>: its schema, and its place in <c>required</c> (-1: not required).</summary>
internal sealed class PropertyRule(string name, SchemaNode? schema, int requiredIndex)
{
    private volatile DirectionFlags? _directions;

    public string Name => name;

    public SchemaNode? Schema => schema;

    public int RequiredIndex => requiredIndex;

    /// <summary>The name that is written after this one.</summary>
    public PropertyRule? Next { get; set; }

    /// <summary>The name as JSON has it between quotes; empty: something of it is escaped there.</summary>
    public byte[] Raw { get; } = name.AsSpan().IndexOfAny('\\', '"') >= 0 ? [] : Encoding.UTF8.GetBytes(name);

    /// <summary>Requests do not carry it; found out when first asked, because what the property refers to may say so.</summary>
    public bool IsReadOnly => (_directions ??= Directions()).ReadOnly;

    public bool IsWriteOnly => (_directions ??= Directions()).WriteOnly;

    private DirectionFlags Directions() => new(
        SchemaTraits.Has(schema, static schema => schema.IsReadOnly),
        SchemaTraits.Has(schema, static schema => schema.IsWriteOnly));

    private sealed record DirectionFlags(bool ReadOnly, bool WriteOnly);
}

internal sealed record PatternRule(TextPattern Pattern, SchemaNode Schema);

/// <summary>When a member of that name is there: others must be too, or the object must fit another schema.</summary>
internal sealed record Dependency(string Name, string[] Required, SchemaNode? Schema, string Keyword);
