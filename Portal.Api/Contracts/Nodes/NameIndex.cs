using System.Numerics;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// Finds a name among the members of a large object: numbers of members in an open table by the name's hash, which is another in every
/// process, so that no document can be made to collide.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Below, looking at one after the other is as fast and needs no memory.</summary>
    public const int WorthWhileAbove = 12;

    private readonly int[] _slots;

    public NameIndex(ReadOnlySpan<Member> members)
    {
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)members.Length * 3 / 2)];
        for (var at = 0; at < members.Length; at++)
        {
            var slot = Slot(members[at].Name);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }
            _slots[slot] = at + 1;
        }
    }

    public int Find(ReadOnlySpan<Member> members, string name)
    {
        for (var slot = Slot(name); _slots[slot] is not 0 and var number; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (members[number - 1].Name == name)
            {
                return number - 1;
            }
        }
        return -1;
    }

    private int Slot(string name) => name.GetHashCode(StringComparison.Ordinal) & (_slots.Length - 1);
}
