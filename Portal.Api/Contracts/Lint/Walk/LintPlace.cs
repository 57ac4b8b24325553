using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>Where the walk is. A chain to the root, so that a pointer is spelled only for what is told.</summary>
internal sealed class LintPlace
{
    private readonly LintPlace? _parent;
    private readonly string _name;

    private LintPlace(LintPlace? parent, string name, ContractNode node, int line, int column)
    {
        _parent = parent;
        _name = name;
        Node = node;
        Line = line;
        Column = column;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>How many names lead here.</summary>
    public int Depth { get; }

    public ContractNode Node { get; }

    public int Line { get; }

    public int Column { get; }

    public string Pointer => _parent is null ? "" : $"{_parent.Pointer}/{NodePointer.Escape(_name)}";

    /// <summary>The name or index of this place within the one around it.</summary>
    public string Name => _name;

    public static LintPlace Root(ContractNode root) => new(null, "", root, root.Line, root.Column);

    /// <summary>A member; objects and lists are found at their name, which is where people look for them.</summary>
    public LintPlace Into(Member member) => member.Value is ScalarNode
        ? new LintPlace(this, member.Name, member.Value, member.Value.Line, member.Value.Column)
        : new LintPlace(this, member.Name, member.Value, member.Line, member.Column);

    /// <summary>The place within this one that a JSON pointer names, as far as it leads.</summary>
    public LintPlace Along(string pointer)
    {
        var place = this;
        foreach (var part in pointer.Split('/').Skip(1).Select(NodePointer.Unescape))
        {
            var next = place.Node is ArrayNode ? place.Items().FirstOrDefault(item => item._name == part) : place.Find(part);
            if (next is null)
            {
                break;
            }
            place = next;
        }
        return place;
    }

    public LintPlace? Find(string name) => (Node as ObjectNode)?.MemberOf(name) is { } member ? Into(member) : null;

    /// <summary>The member if it is there, else this place, where it is missing.</summary>
    public LintPlace At(string name) => Find(name) ?? this;

    public IEnumerable<LintPlace> Members() => Node.Members().Select(Into);

    public IEnumerable<LintPlace> Members(string name) => Find(name)?.Members() ?? [];

    public IEnumerable<LintPlace> Items()
    {
        var items = Node.Items();
        for (var index = 0; index < items.Count; index++)
        {
            yield return new LintPlace(this, $"{index}", items[index], items[index].Line, items[index].Column);
        }
    }

    public IEnumerable<LintPlace> Items(string name) => Find(name)?.Items() ?? [];

    /// <summary>The same place, looked at behind its reference.</summary>
    public LintPlace Moved(ContractNode node) => new(_parent, _name, node, Line, Column);

    public string? Text(string name) => Node.Text(name);

    public bool Has(string name) => Node.Get(name) is not null;
}
