using System.Runtime.InteropServices;

namespace Portal.Api.Contracts.Nodes;

/// <summary>The members and items of the objects and lists that are being read, innermost last.</summary>
internal sealed class NodeStack
{
    private readonly List<Member> _members = [];
    private readonly List<ContractNode> _items = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public int MemberCount => _members.Count;

    public int ItemCount => _items.Count;

    public void Add(Member member) => _members.Add(member);

    public void Add(ContractNode item) => _items.Add(item);

    /// <summary>An object of the members from <paramref name="start"/>; of a name that stands twice the first is kept and each other told.</summary>
    public ObjectNode TakeObject(int start, NodePlace place, Reading reading, PathTrail path)
    {
        var members = Unique(CollectionsMarshal.AsSpan(_members)[start..], reading, path);
        _members.RemoveRange(start, _members.Count - start);
        return ObjectNode.Of(place, members);
    }

    public ArrayNode TakeArray(int start, NodePlace place)
    {
        var items = CollectionsMarshal.AsSpan(_items)[start..].ToArray();
        _items.RemoveRange(start, items.Length);
        return new ArrayNode(place, items);
    }

    private Member[] Unique(Span<Member> members, Reading reading, PathTrail path)
    {
        if (!HasTwice(members))
        {
            return members.ToArray();
        }
        var kept = new Dictionary<string, Member>(StringComparer.Ordinal);
        var unique = new List<Member>();
        foreach (var member in members)
        {
            if (kept.TryAdd(member.Name, member))
            {
                unique.Add(member);
                continue;
            }
            reading.Findings.Error(
                member.Place,
                $"{path}/{NodePointer.Escape(member.Name)}",
                $"The name '{Shorten.Text(member.Name)}' stands twice in this object, first in line {kept[member.Name].Line}. Remove one.");
        }
        return [.. unique];
    }

    private bool HasTwice(ReadOnlySpan<Member> members)
    {
        if (members.Length <= NameIndex.WorthWhileAbove)
        {
            for (var one = 1; one < members.Length; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    if (members[one].Name == members[other].Name)
                    {
                        return true;
                    }
                }
            }
            return false;
        }
        _names.Clear();
        foreach (var member in members)
        {
            if (!_names.Add(member.Name))
            {
                return true;
            }
        }
        return false;
    }
}
