using System.Text.RegularExpressions;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Documented;

/// <summary>
/// What the schemas that may describe a value know of its members, items and words, however they are composed. Lenient on purpose: what any
/// of the alternatives knows is known.
/// </summary>
internal sealed class SchemaShape
{
    private const int MostParts = 64;

    private static readonly string[] Combiners = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Conditions = ["if", "then", "else"];

    private readonly ContractDocument _document;
    private readonly List<ContractNode> _parts = [];

    private SchemaShape(ContractDocument document, IEnumerable<ContractNode> schemas)
    {
        _document = document;
        foreach (var schema in schemas)
        {
            Add(schema);
        }
        IsFree = _parts.Exists(IsOpen) || !_parts.Exists(Says);
    }

    /// <summary>Anything may stand in it: nothing can be undocumented.</summary>
    public bool IsFree { get; }

    /// <summary>The schema nodes themselves, references followed.</summary>
    public IReadOnlyList<ContractNode> Parts => _parts;

    public static SchemaShape Of(ContractDocument document, params IEnumerable<ContractNode> schemas) => new(document, schemas);

    /// <summary>Names that are written out, in order.</summary>
    public IEnumerable<string> PropertyNames => _parts.SelectMany(part => part.Get("properties").Members()).Select(member => member.Name).Distinct(StringComparer.Ordinal);

    /// <summary>True where members of any name have one schema: their names are data.</summary>
    public bool IsMap => _parts.Exists(part => part.Get("additionalProperties") is ObjectNode { Count: > 0 } || part.Get("patternProperties") is ObjectNode { Count: > 0 });

    /// <summary>One of the schemas sets a mark such as <c>deprecated</c>.</summary>
    public bool HasMark(string mark) => _parts.Exists(part => part.Flag(mark));

    /// <summary>Schemas of a member. <paramref name="named"/>: it is written out by its name. Null: no schema knows it.</summary>
    public SchemaShape? Property(string name, out bool named)
    {
        var found = _parts.Select(part => part.Get("properties").Get(name)).OfType<ContractNode>().ToList();
        named = found.Count > 0;
        if (!named)
        {
            foreach (var part in _parts)
            {
                found.AddRange(part.Get("patternProperties").Members().Where(member => Matches(member.Name, name)).Select(member => member.Value));
                if (part.Get("additionalProperties") is ObjectNode { Count: > 0 } others)
                {
                    found.Add(others);
                }
            }
        }
        return found.Count == 0 ? null : Of(_document, found);
    }

    /// <summary>Of a map's values.</summary>
    public SchemaShape? Values()
    {
        var found = _parts.SelectMany(part => part.Get("patternProperties").Members().Select(member => member.Value)
            .Append(part.Get("additionalProperties") is ObjectNode { Count: > 0 } others ? others : null)).OfType<ContractNode>().ToList();
        return found.Count == 0 ? null : Of(_document, found);
    }

    /// <summary>Null: the schemas say nothing of items.</summary>
    public SchemaShape? Items()
    {
        var found = _parts.SelectMany(part => part.Get("prefixItems").Items().Append(part.Get("items") as ObjectNode)).OfType<ContractNode>().ToList();
        return found.Count == 0 ? null : Of(_document, found);
    }

    /// <summary>The words a text may be; null when it may be any.</summary>
    public IReadOnlySet<string>? Words()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var closed = false;
        foreach (var part in _parts)
        {
            var mine = part.Get("enum").Items().Append(part.Get("const")).OfType<ScalarNode>().Where(item => item.Kind is ScalarKind.String).Select(item => item.Text).ToList();
            closed |= mine.Count > 0;
            words.UnionWith(mine);
            if (mine.Count == 0 && IsOpenText(part))
            {
                return null;
            }
        }
        return closed ? words : null;
    }

    /// <summary>An alternative that takes any text: not one that combines others, and not of another type.</summary>
    private static bool IsOpenText(ContractNode part) =>
        (TypesOf(part) is { Count: 0 } || TypesOf(part).Contains("string"))
        && !Array.Exists(Combiners, combiner => part.Get(combiner) is not null) && part.Get("$ref") is null;

    private static List<string> TypesOf(ContractNode part) => part.Text("type") is { } one ? [one] : [.. part.Get("type").Items().Select(type => type.AsString).OfType<string>()];

    private void Add(ContractNode schema)
    {
        foreach (var layer in _document.Layers(schema))
        {
            if (_parts.Count >= MostParts || _parts.Contains(layer))
            {
                return;
            }
            _parts.Add(layer);
            foreach (var inner in Combiners.SelectMany(combiner => layer.Get(combiner).Items()).Concat(Conditions.Select(name => layer.Get(name)).OfType<ContractNode>()))
            {
                Add(inner);
            }
        }
    }

    /// <summary><c>true</c>, or members of any name and kind said to be allowed.</summary>
    private static bool IsOpen(ContractNode part) =>
        part.IsTrue || part.Flag("additionalProperties") || part.Flag("unevaluatedProperties") || part.Get("additionalProperties") is ObjectNode { Count: 0 };

    /// <summary>It says something of what is inside: names, items or words. An object of which nothing is said may hold anything.</summary>
    private static bool Says(ContractNode part) =>
        part.Get("properties") is ObjectNode { Count: > 0 } || part.Get("patternProperties") is ObjectNode { Count: > 0 }
        || part.Get("additionalProperties") is not null || part.Get("items") is not null || part.Get("prefixItems") is not null
        || part.Get("enum") is not null || part.Get("const") is not null || IsScalar(part);

    private static bool IsScalar(ContractNode part) => TypesOf(part) is { Count: > 0 } types && types.TrueForAll(type => type is not ("object" or "array"));

    private static bool Matches(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(name, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // A pattern that this engine does not take is not held against the call.
            return true;
        }
    }
}
