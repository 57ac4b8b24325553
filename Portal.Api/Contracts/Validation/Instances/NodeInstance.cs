using System.Text;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Instances;

/// <summary>A node of a contract as a value to be checked.</summary>
internal readonly struct NodeInstance(ContractNode node) : IInstance<NodeInstance, NodeChildren>
{
    public ContractNode Node => node;

    public InstanceKind Kind => node switch
    {
        ObjectNode => InstanceKind.Object,
        ArrayNode => InstanceKind.Array,
        ScalarNode scalar => scalar.Kind switch
        {
            ScalarKind.String => InstanceKind.String,
            ScalarKind.Number => InstanceKind.Number,
            ScalarKind.Boolean => InstanceKind.Boolean,
            _ => InstanceKind.Null,
        },
        _ => InstanceKind.Null,
    };

    public int Count => node switch
    {
        ObjectNode map => map.Count,
        ArrayNode list => list.Items.Count,
        _ => 0,
    };

    public bool IsTrue => node.IsTrue;

    public ExactNumber Number => ExactNumber.Parse(((ScalarNode)node).Text);

    public int CodePoints
    {
        get
        {
            var text = ((ScalarNode)node).Text;
            var count = text.Length;
            for (var index = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); index >= 0 && index + 1 < text.Length; index++)
            {
                count -= char.IsSurrogatePair(text[index], text[index + 1]) ? 1 : 0;
            }
            return count;
        }
    }

    public ReadOnlySpan<char> Text(ref char[] buffer) => ((ScalarNode)node).Text;

    public bool TextEquals(string text) => node.AsString == text;

    public bool TryGetMember(string name, out NodeInstance value)
    {
        var member = node.Get(name);
        value = new NodeInstance(member!);
        return member is not null;
    }

    public NodeChildren Children() => new(node);

    public string Show() => NodeJson.Text(node, indented: false);
}

internal struct NodeChildren(ContractNode node) : IChildren<NodeInstance>
{
    private readonly ObjectNode? _map = node as ObjectNode;
    private readonly IReadOnlyList<ContractNode>? _list = (node as ArrayNode)?.Items;
    private int _index = -1;

    public readonly NodeInstance Current => new(_map is null ? _list![_index] : _map.At(_index).Value);

    public bool MoveNext() => ++_index < (_map?.Count ?? _list?.Count ?? 0);

    public readonly ReadOnlySpan<char> Name(ref char[] buffer) => _map!.At(_index).Name;

    public readonly bool IsNamed(string name, ReadOnlySpan<byte> raw) => _map!.At(_index).Name == name;
}
