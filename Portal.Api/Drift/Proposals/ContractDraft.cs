using System.Text;
using System.Text.Json.Nodes;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>What is to be added to a contract, by the objects and lists that it is added to. Nothing of what is there is changed or taken out.</summary>
internal sealed class ContractDraft(ContractDocument document)
{
    private readonly Dictionary<ContractNode, JsonObject> _members = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContractNode, JsonArray> _items = new(ReferenceEqualityComparer.Instance);

    public ContractDocument Document { get; } = document;

    /// <summary>OpenAPI 3.0, which has a word of its own for null, and takes nothing beside a reference.</summary>
    public bool IsThreeZero => Document.SpecificationVersion.StartsWith("3.0", StringComparison.Ordinal);

    public bool IsEmpty => Containers.All(node => Added(node).Count == 0);

    public IEnumerable<ContractNode> Containers => _members.Keys.Concat(_items.Keys);

    public DraftSlot At(ObjectNode node) => new(this, node, _members.TryGetValue(node, out var added) ? added : _members[node] = []);

    public void AddItem(ArrayNode list, JsonNode item)
    {
        if (!_items.TryGetValue(list, out var added))
        {
            _items[list] = added = [];
        }
        if (!added.Any(known => JsonNode.DeepEquals(known, item)))
        {
            added.Add(item);
        }
    }

    /// <summary>Members, or items without names, that go to the end of an object or list.</summary>
    public IReadOnlyList<(string? Name, ContractNode Value)> Added(ContractNode container) => container switch
    {
        ObjectNode when _members.TryGetValue(container, out var members) => [.. members.Select(member => ((string?)member.Key, NodeOf(member.Value)))],
        ArrayNode when _items.TryGetValue(container, out var items) => [.. items.Select(item => ((string?)null, NodeOf(item)))],
        _ => [],
    };

    /// <summary>True where <paramref name="after"/> says what <paramref name="before"/> says and what was added, and nothing else.</summary>
    public bool Explains(ContractNode before, ContractNode after)
    {
        switch (before, after)
        {
            case (ObjectNode old, ObjectNode now):
                var members = Added(old);
                return now.Count == old.Count + members.Count
                    && old.Members.Select((member, at) => member.Name == now.At(at).Name && Explains(member.Value, now.At(at).Value)).All(same => same)
                    && members.Select((member, at) => member.Name == now.At(old.Count + at).Name && Explains(member.Value, now.At(old.Count + at).Value)).All(same => same);
            case (ArrayNode old, ArrayNode now):
                var items = Added(old);
                return now.Items.Count == old.Items.Count + items.Count
                    && old.Items.Concat(items.Select(item => item.Value)).Zip(now.Items).All(pair => Explains(pair.First, pair.Second));
            case (ScalarNode old, ScalarNode now):
                return old.Kind == now.Kind && old.Text == now.Text;
            default:
                return false;
        }
    }

    private static ContractNode NodeOf(JsonNode? value) => JsonNodeReader.Read(Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null"));
}
