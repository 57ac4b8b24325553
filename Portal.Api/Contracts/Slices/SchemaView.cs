using Portal.Api.Contracts.Making;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A schema as a reader sees it, unfolded one level at a time: documents whose full expansion has no end, or 10^12 members, cost no
/// more than what is looked at. <see cref="IsRecursive"/> is true where a schema lies inside itself; its parts are then asked for by
/// <see cref="Pointer"/>.
/// </summary>
public sealed partial class SchemaView
{
    private readonly ContractDocument _document;
    private readonly IReadOnlyList<Place> _layers;
    private readonly Trail _trail;
    private readonly IReadOnlyList<Place> _wrapper;

    /// <summary>What holds of the value as well: where parts of <c>allOf</c> speak of the same member, that is as if it had an <c>allOf</c> of them itself.</summary>
    private readonly IReadOnlyList<IReadOnlyList<Place>> _others;

    /// <param name="wrapper">The choice "this or null" that it was taken out of; what is said there, is said of it.</param>
    private SchemaView(ContractDocument document, Place place, Trail? outer, IReadOnlyList<Place>? wrapper = null, IReadOnlyList<IReadOnlyList<Place>>? others = null)
    {
        _document = document;
        _layers = place.Layers(document);
        _others = others ?? [];
        IsRecursive = outer is not null && (outer.Has(_layers[^1].Node) || _others.Any(other => outer.Has(other[^1].Node)));
        _trail = _others.Aggregate(new Trail(_layers[^1].Node, outer), static (trail, other) => new Trail(other[^1].Node, trail));
        _wrapper = wrapper ?? [];
    }

    /// <summary>Name under <c>components.schemas</c>; null for one written in place.</summary>
    public string? Name => field ??= _layers.Select(layer => SchemaNames.Component(layer.Pointer)).FirstOrDefault(found => found is not null);

    /// <summary>What to call it: its name, that of its definition, or its title.</summary>
    public string? Label => Name ?? _layers.Select(layer => SchemaNames.Definition(layer.Pointer)).FirstOrDefault(found => found is not null) ?? Title;

    /// <summary>JSON pointer of where it is written in the document, behind all references.</summary>
    public string Pointer => _layers[^1].Pointer;

    public bool IsRecursive { get; }

    public bool IsNullable => _wrapper.Count > 0 || Member("nullable") is { IsTrue: true } || Types.Contains("null") || OffersNull;

    public string? Title => Own("title")?.AsString;

    /// <summary>Markdown.</summary>
    public string? Description => Own("description")?.AsString;

    public bool IsDeprecated => Own("deprecated") is { IsTrue: true };

    /// <summary>What its author says to those who use a deprecated one: <c>x-deprecated-description</c>.</summary>
    public string? DeprecatedText => Own("x-deprecated-description")?.AsString;

    public bool IsReadOnly => IsMarked("readOnly");

    public bool IsWriteOnly => IsMarked("writeOnly");

    /// <summary>Only for readers of the company: <c>x-internal</c>.</summary>
    public bool IsInternal => Own("x-internal") is { IsTrue: true };

    public IReadOnlyList<string> Badges => Extensions.Badges(Own("x-badges"));

    /// <summary>JSON types it takes, <c>null</c> included where it is listed; where none is written, those of its only values.</summary>
    public IReadOnlyList<string> Types => field ??= Deep("type") switch
    {
        ScalarNode { Kind: ScalarKind.String } one => [one.Text],
        ArrayNode many => [.. many.Items.Select(item => item.AsString).OfType<string>()],
        _ => SchemaWords.TypesOf(Deep("const") is { } only ? [only] : Deep("enum").Items()),
    };

    public string? Format => Deep("format")?.AsString;

    /// <summary>In words: <c>string</c>, <c>array of City</c>, <c>integer or null</c>, <c>one of A, B</c>.</summary>
    public string TypeWords => field ??= SchemaWords.Type(this);

    /// <summary>The same, cut around the name of the component that they speak of.</summary>
    public (string Before, string? Name, string After) TypeParts => SchemaWords.Parts(this);

    /// <summary>Short rules for chips: <c>1 to 64 characters</c>, <c>at least 0</c>, <c>matches ^[a-z]+$</c>.</summary>
    public IReadOnlyList<string> Constraints => field ??= SchemaConstraints.Of(Deep);

    /// <summary>Values it takes, as read in a line.</summary>
    public IReadOnlyList<string> Enum => [.. Deep("enum").Items().Select(NodeAccess.Inline)];

    /// <summary>The same with what is said of each; also where they are written as a choice of constants.</summary>
    public IReadOnlyList<EnumValueView> Values => field ??= EnumValueView.Of(Deep);

    public string? Const => Deep("const")?.Inline();

    public string? Default => Own("default")?.Inline();

    /// <summary>True for the schema <c>true</c> or <c>{}</c> with nothing in it; false for <c>false</c>; null for any other.</summary>
    public bool? Always => _layers[^1].Node is ScalarNode { Kind: ScalarKind.Boolean } flag ? flag.IsTrue : null;

    /// <summary>The schema's own example, default or only value, as it goes over the wire; null when it has none.</summary>
    public string? OwnExample => OwnExampleNode?.Inline();

    /// <summary>Examples written beside the schema, as read in a line.</summary>
    public IReadOnlyList<string> Examples => [.. ExampleNodes.Select(NodeAccess.Inline)];

    /// <summary>An example as indented JSON: the schema's own, else one made from its parts; null when none can be made.</summary>
    public string? ExampleJson => ExampleMaker.Make(this) is { } made ? NodeJson.Text(made) : null;

    internal IEnumerable<ContractNode> ExampleNodes => Own("example") is { } one ? [one] : Own("examples").Items();

    internal ContractNode? OwnExampleNode => ExampleNodes.FirstOrDefault() ?? Own("default") ?? Deep("const") ?? (OnlyNodes is [var first, ..] ? first : null);

    internal static SchemaView Of(ContractDocument document, Place place) => new(document, place, null);

    internal static SchemaView? OfMember(ContractDocument document, Place holder, string member) =>
        holder.At(member) is { } place ? Of(document, place).Unwrapped() : null;

    /// <summary>As written here, or at the end of its references.</summary>
    internal ContractNode? Member(string name)
    {
        foreach (var layer in _layers)
        {
            if (layer.Node.Get(name) is { } node)
            {
                return node;
            }
        }
        return null;
    }

    /// <summary>What holds for the value: also where a part of <c>allOf</c> says it.</summary>
    internal ContractNode? Deep(string name) =>
        Member(name) ?? (!HasLevels ? null : Flat.Select(part => part.Node.Get(name)).FirstOrDefault(node => node is not null));

    /// <summary>What is said about the value: in 3.0 a single part of <c>allOf</c> is how a reference is given company.</summary>
    private ContractNode? Own(string name) =>
        _wrapper.Select(layer => layer.Node.Get(name)).FirstOrDefault(node => node is not null)
        ?? Member(name) ?? (_others.Count > 0 || Member("allOf") is ArrayNode { Items.Count: 1 } ? Deep(name) : null);

    /// <summary>One part that says so is enough.</summary>
    private bool IsMarked(string name) => Own(name) is { IsTrue: true } || _others.Any(other => other.Any(layer => layer.Node.Get(name) is { IsTrue: true }));

    private bool HasLevels => _others.Count > 0 || Member("allOf") is not null;

    private sealed record Trail(ContractNode Node, Trail? Outer)
    {
        public bool Has(ContractNode node)
        {
            for (var trail = this; trail is not null; trail = trail.Outer)
            {
                if (ReferenceEquals(trail.Node, node))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
