namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// A value of a document with the place it was written at. Immutable; YAML aliases share nodes, so <see cref="Weight"/> (values when
/// written out) and <see cref="Height"/> are kept to budget what sharing would unfold to.
/// </summary>
internal abstract class ContractNode(NodePlace place)
{
    public NodePlace Place { get; } = place;

    public int Line => Place.Line;

    public int Column => Place.Column;

    public abstract long Weight { get; }

    public abstract int Height { get; }

    /// <summary>The text of a string; null for anything else.</summary>
    public string? AsString => this is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    public bool IsTrue => this is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" };
}

internal sealed class ObjectNode : ContractNode
{
    public static readonly ObjectNode Empty = Of(default, []);

    private readonly Member[] _members;
    private readonly NameIndex? _index;
    private readonly Extent _extent;

    public ObjectNode(int line, int column, OrderedDictionary<string, Member> members)
        : this(new NodePlace(line, column), [.. members.Values])
    {
    }

    private ObjectNode(NodePlace place, Member[] members)
        : base(place)
    {
        _members = members;
        _index = members.Length > NameIndex.WorthWhileAbove ? new NameIndex(members) : null;
        _extent = Extent.Around(members);
    }

    /// <summary>In the document's order.</summary>
    public IReadOnlyList<Member> Members => _members;

    public int Count => _members.Length;

    public override long Weight => _extent.Weight;

    public override int Height => _extent.Height;

    public ContractNode? this[string name] => Find(name) is >= 0 and var at ? _members[at].Value : null;

    /// <summary>Names must be unique; the list is the node's own from here on.</summary>
    public static ObjectNode Of(NodePlace place, Member[] members) => new(place, members);

    /// <summary>The member at a place, from 0: for going through without an enumerator.</summary>
    public Member At(int index) => _members[index];

    /// <summary>The name with its value and place.</summary>
    public Member? MemberOf(string name) => Find(name) is >= 0 and var at ? _members[at] : null;

    private int Find(string name)
    {
        if (_index is not null)
        {
            return _index.Find(_members, name);
        }
        for (var at = 0; at < _members.Length; at++)
        {
            if (_members[at].Name == name)
            {
                return at;
            }
        }
        return -1;
    }
}

/// <summary>A name with its value; line and column are the name's.</summary>
internal readonly record struct Member(string Name, ContractNode Value, NodePlace Place)
{
    public Member(string name, ContractNode value, int line, int column)
        : this(name, value, new NodePlace(line, column))
    {
    }

    public int Line => Place.Line;

    public int Column => Place.Column;
}

internal sealed class ArrayNode : ContractNode
{
    private readonly Extent _extent;

    public ArrayNode(int line, int column, IReadOnlyList<ContractNode> items)
        : this(new NodePlace(line, column), [.. items])
    {
    }

    public ArrayNode(NodePlace place, ContractNode[] items)
        : base(place)
    {
        Items = items;
        _extent = Extent.Around(items);
    }

    public IReadOnlyList<ContractNode> Items { get; }

    public override long Weight => _extent.Weight;

    public override int Height => _extent.Height;
}

/// <summary><see cref="Text"/> is the string itself, or a number in JSON's spelling, digit for digit as written where JSON allows.</summary>
internal sealed class ScalarNode(ScalarKind kind, string text, NodePlace place) : ContractNode(place)
{
    public ScalarNode(ScalarKind kind, string text, int line, int column)
        : this(kind, text, new NodePlace(line, column))
    {
    }

    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override long Weight => 1;

    public override int Height => 1;
}

internal enum ScalarKind : byte
{
    String,
    Number,
    Boolean,
    Null,
}
