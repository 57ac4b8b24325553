using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation.Compiled;

namespace Portal.Api.Contracts.Conformance;

/// <summary>
/// What kind of value a schema takes, so that a text, which is all that parameters and forms carry, is read as one.
/// </summary>
internal sealed partial class ValueShape
{
    /// <summary>What parameters and forms carry is flat; deeper levels are texts.</summary>
    private const int Deepest = 3;

    public static readonly ValueShape Text = new(SchemaTypes.String);

    private readonly SchemaTypes _types;
    private readonly Dictionary<string, ValueShape> _members = new(StringComparer.Ordinal);
    private readonly ValueShape? _items;
    private readonly ValueShape? _others;

    private ValueShape(SchemaTypes types) => _types = types;

    private ValueShape(SchemaView schema, int depth)
    {
        _types = TypesOf(schema, depth);
        if (depth >= Deepest || schema.IsRecursive)
        {
            return;
        }
        foreach (var part in Alternatives(schema))
        {
            foreach (var property in part.Properties)
            {
                _members.TryAdd(property.Name, new ValueShape(property.Schema, depth + 1));
            }
            _items ??= part.Items is { } items ? new ValueShape(items, depth + 1) : null;
            _others ??= part.AdditionalProperties is { } others ? new ValueShape(others, depth + 1) : null;
            IsClosed |= part.IsClosed;
        }
    }

    public bool IsList => (_types & SchemaTypes.Array) != 0;

    public bool IsObject => !IsList && ((_types & SchemaTypes.Object) != 0 || _members.Count > 0);

    /// <summary>Lists or objects within one: of how a parameter or form writes these, OpenAPI says nothing but for <c>deepObject</c>, of which it says a little.</summary>
    public bool IsNested => IsList ? _items is { IsList: true } or { IsObject: true } : IsObject && _members.Values.Any(member => member.IsList || member.IsObject);

    /// <summary>Members of other names are refused.</summary>
    public bool IsClosed { get; }

    public IReadOnlyCollection<string> Names => _members.Keys;

    public ValueShape Items => _items ?? Text;

    public static ValueShape Of(SchemaView? schema) => schema is null ? Text : new ValueShape(schema, 0);

    public ValueShape Member(string name) => _members.TryGetValue(name, out var known) ? known : _others ?? Text;

    /// <summary>The text as what the schema takes; one that is nothing of the kind stays a text, for the schema to refuse.</summary>
    public ContractNode Read(string text)
    {
        var kind = (_types & SchemaTypes.String) != 0 ? ScalarKind.String
            : (_types & (SchemaTypes.Number | SchemaTypes.Integer)) != 0 && Number().IsMatch(text) ? ScalarKind.Number
            : (_types & SchemaTypes.Boolean) != 0 && text is "true" or "false" ? ScalarKind.Boolean
            : (_types & SchemaTypes.Null) != 0 && text is "" or "null" ? ScalarKind.Null
            : ScalarKind.String;
        return new ScalarNode(kind, text, default);
    }

    private static SchemaTypes TypesOf(SchemaView schema, int depth)
    {
        var own = schema.Types.Aggregate(SchemaTypes.None, (types, name) => types | SchemaTypeNames.One(name)) | (schema.IsNullable ? SchemaTypes.Null : SchemaTypes.None);
        return own is SchemaTypes.None or SchemaTypes.Null && depth < Deepest
            ? Alternatives(schema).Skip(1).Aggregate(own, (types, part) => types | TypesOf(part, depth + 1))
            : own;
    }

    /// <summary>The schema itself, then what it may also be.</summary>
    private static IEnumerable<SchemaView> Alternatives(SchemaView schema) => schema.IsRecursive ? [schema] : [schema, .. schema.OneOf, .. schema.AnyOf];

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
