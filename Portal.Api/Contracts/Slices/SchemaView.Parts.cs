using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

public sealed partial class SchemaView
{
    /// <summary>Parts of <c>allOf</c> that are looked through for properties, all levels together.</summary>
    private const int MostParts = 64;

    /// <summary>Own ones and those of every part of <c>allOf</c>, in order; the first of a name counts.</summary>
    public IReadOnlyList<PropertyView> Properties => field ??= CollectProperties();

    /// <summary>What an array holds.</summary>
    public SchemaView? Items => Part("items");

    /// <summary>What an array holds at its first places.</summary>
    public IReadOnlyList<SchemaView> PrefixItems => Parts("prefixItems");

    /// <summary>What members of other names must be; null when nothing is said of them or none are allowed.</summary>
    public SchemaView? AdditionalProperties => Member("additionalProperties") is ObjectNode { Count: > 0 } ? Part("additionalProperties") : null;

    /// <summary>True when members of other names are refused.</summary>
    public bool IsClosed => IsFalse("additionalProperties") || IsFalse("unevaluatedProperties");

    public IReadOnlyList<SchemaView> OneOf => Alternatives("oneOf");

    public IReadOnlyList<SchemaView> AnyOf => Alternatives("anyOf");

    /// <summary>The parts as written; their properties are already among <see cref="Properties"/>.</summary>
    public IReadOnlyList<SchemaView> AllOf => Parts("allOf");

    public SchemaView? Not => Part("not");

    /// <summary>The property that tells alternatives apart.</summary>
    public string? Discriminator => Member("discriminator").Text("propertyName");

    /// <summary>True when there is something to unfold.</summary>
    public bool HasParts =>
        !IsRecursive && (Properties.Count > 0 || AdditionalProperties is not null || OneOf.Count > 0 || AnyOf.Count > 0 || PrefixItems.Count > 0 || (Items?.HasParts ?? false));

    /// <summary>"X or null", written as a choice of two or as a single part, is X that may be null.</summary>
    internal SchemaView Unwrapped()
    {
        var choice = Member("oneOf") ?? Member("anyOf");
        if (choice is ArrayNode { Items.Count: 2 } two && Member("type") is null && Member("properties") is null
            && two.Items.FirstOrDefault(item => _document.Resolve(item).Text("type") == "null") is { } none)
        {
            var other = two.Items[ReferenceEquals(two.Items[0], none) ? 1 : 0];
            return new SchemaView(_document, other, _trail, null, nullable: true);
        }
        return this;
    }

    private bool IsFalse(string name) => Member(name) is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" };

    private SchemaView? Part(string name) => Member(name) is { } node ? new SchemaView(_document, node, _trail, null).Unwrapped() : null;

    private List<SchemaView> Parts(string name) => [.. Member(name).Items().Select(node => new SchemaView(_document, node, _trail, null))];

    private List<SchemaView> Alternatives(string name) => Parts(name).FindAll(part => part.Types is not ["null"]);

    private List<PropertyView> CollectProperties()
    {
        var found = new OrderedDictionary<string, SchemaView>(StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<IReadOnlyList<ContractNode>>([_layers]);
        while (waiting.TryDequeue(out var layers) && seen.Count < MostParts)
        {
            foreach (var layer in layers.Where(seen.Add))
            {
                foreach (var member in layer.Get("properties").Members())
                {
                    found.TryAdd(member.Name, new SchemaView(_document, member.Value, _trail, null).Unwrapped());
                }
                required.UnionWith(layer.Get("required").Items().Select(item => item.AsString).OfType<string>());
                foreach (var part in layer.Get("allOf").Items())
                {
                    waiting.Enqueue(_document.Layers(part));
                }
            }
        }
        return [.. found.Select(pair => new PropertyView(pair.Key, required.Contains(pair.Key), pair.Value))];
    }
}
