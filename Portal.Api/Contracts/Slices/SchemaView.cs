using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A schema as a reader sees it, unfolded one level at a time: documents whose full expansion has no end, or 10^12 members, cost no
/// more than what is looked at. <see cref="IsRecursive"/> is true where a schema lies inside itself; its parts are then reached by its name.
/// </summary>
public sealed partial class SchemaView
{
    private readonly ContractDocument _document;
    private readonly IReadOnlyList<ContractNode> _layers;
    private readonly Trail _trail;
    private readonly bool _nullable;

    private SchemaView(ContractDocument document, ContractNode node, Trail? outer, string? name, bool nullable = false)
    {
        _document = document;
        _layers = document.Layers(node);
        IsRecursive = outer?.Has(_layers[^1]) ?? false;
        _trail = new Trail(_layers[^1], outer);
        Name = name ?? _layers.Select(layer => ContractDocument.SchemaName(layer.Text("$ref"))).FirstOrDefault(found => found is not null);
        _nullable = nullable;
    }

    /// <summary>Name under <c>components.schemas</c>; null for one written in place.</summary>
    public string? Name { get; }

    public bool IsRecursive { get; }

    public bool IsNullable => _nullable || Member("nullable") is { IsTrue: true } || Types.Contains("null");

    public string? Title => Member("title")?.AsString;

    /// <summary>Markdown.</summary>
    public string? Description => Member("description")?.AsString;

    public bool IsDeprecated => Member("deprecated") is { IsTrue: true };

    public bool IsReadOnly => Member("readOnly") is { IsTrue: true };

    public bool IsWriteOnly => Member("writeOnly") is { IsTrue: true };

    /// <summary>JSON types it takes, <c>null</c> included where it is listed.</summary>
    public IReadOnlyList<string> Types => field ??= Member("type") switch
    {
        ScalarNode { Kind: ScalarKind.String } one => [one.Text],
        ArrayNode many => [.. many.Items.Select(item => item.AsString).OfType<string>()],
        _ => [],
    };

    public string? Format => Member("format")?.AsString;

    /// <summary>In words: <c>string</c>, <c>array of City</c>, <c>integer or null</c>, <c>one of A, B</c>.</summary>
    public string TypeWords => SchemaWords.Type(this);

    /// <summary>Short rules for chips: <c>1 to 64 characters</c>, <c>at least 0</c>, <c>matches ^[a-z]+$</c>.</summary>
    public IReadOnlyList<string> Constraints => field ??= SchemaConstraints.Of(Member);

    /// <summary>Values it takes, as read in a line.</summary>
    public IReadOnlyList<string> Enum => [.. Member("enum").Items().Select(NodeAccess.Inline)];

    public string? Const => Member("const")?.Inline();

    public string? Default => Member("default")?.Inline();

    /// <summary>The schema's own example, default or only value, as it goes over the wire; null when it has none.</summary>
    public string? OwnExample => OwnExampleNode?.Inline();

    /// <summary>An example as indented JSON: the schema's own, else one made from its parts; null when none can be made.</summary>
    public string? ExampleJson => ExampleMaker.Make(this) is { } made ? NodeJson.Text(made) : null;

    internal ContractNode? OwnExampleNode =>
        Member("example") ?? Member("examples").First() ?? Member("default") ?? Member("const") ?? Member("enum").First();

    internal static SchemaView Of(ContractDocument document, ContractNode node, string? name = null) => new(document, node, null, name);

    internal static SchemaView? OfMember(ContractDocument document, ContractNode holder, string member) =>
        holder.Get(member) is { } node ? Of(document, node).Unwrapped() : null;

    internal ContractNode? Member(string name)
    {
        foreach (var layer in _layers)
        {
            if (layer.Get(name) is { } node)
            {
                return node;
            }
        }
        return null;
    }

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
