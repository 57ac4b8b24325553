using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>
/// Tells quickly that nothing changed: the same values on both sides, whatever the order of members, and every reference among them leads to
/// the same on both sides. What is not the same here may still mean the same; that is for the rules to find out.
/// </summary>
internal sealed class Sameness(ContractDocument before, ContractDocument after)
{
    private readonly Dictionary<string, bool> _references = new(StringComparer.Ordinal);

    public bool Same(Spot? left, Spot? right) => Same(left?.Node, right?.Node);

    public bool Same(ContractNode? left, ContractNode? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }
        var references = new HashSet<string>(StringComparer.Ordinal);
        return SameValue(left, right, references) && references.All(LeadsToTheSame);
    }

    /// <summary>Equal as values; <paramref name="references"/> takes the references met on the way.</summary>
    public static bool SameValue(ContractNode left, ContractNode right, HashSet<string>? references = null) => (left, right) switch
    {
        (ScalarNode one, ScalarNode other) => one.Kind == other.Kind && (one.Text == other.Text || (one.Kind is ScalarKind.Number && Numbers.Same(one.Text, other.Text))),
        (ArrayNode one, ArrayNode other) => SameItems(one, other, references),
        (ObjectNode one, ObjectNode other) => one.Count == other.Count && SameMembers(one, other, references),
        _ => false,
    };

    private static bool SameItems(ArrayNode left, ArrayNode right, HashSet<string>? references)
    {
        if (left.Items.Count != right.Items.Count)
        {
            return false;
        }
        for (var index = 0; index < left.Items.Count; index++)
        {
            if (!SameValue(left.Items[index], right.Items[index], references))
            {
                return false;
            }
        }
        return true;
    }

    private static bool SameMembers(ObjectNode left, ObjectNode right, HashSet<string>? references)
    {
        foreach (var member in left.Members)
        {
            if (right[member.Name] is not { } other || !SameValue(member.Value, other, references))
            {
                return false;
            }
            if (member.Name is "$ref" && member.Value.AsString is { } reference)
            {
                references?.Add(reference);
            }
        }
        return true;
    }

    /// <summary>
    /// Whether a reference, and all that it leads to in turn, is the same on both sides. Worked out for all of them at once, because they may
    /// lead in circles: what differs itself is marked first, then everything that leads to it.
    /// </summary>
    private bool LeadsToTheSame(string reference)
    {
        if (_references.TryGetValue(reference, out var known))
        {
            return known;
        }
        var leadTo = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal) { reference };
        var waiting = new Queue<string>(found);
        var differing = new Queue<string>();
        while (waiting.TryDequeue(out var next))
        {
            var inner = new HashSet<string>(StringComparer.Ordinal);
            var (left, right) = (before.Target(next), after.Target(next));
            if (left is null || right is null ? left is not null || right is not null : !SameValue(left, right, inner))
            {
                differing.Enqueue(next);
            }
            foreach (var one in inner)
            {
                if (_references.TryGetValue(one, out var settled))
                {
                    if (!settled)
                    {
                        differing.Enqueue(next);
                    }
                    continue;
                }
                (leadTo.TryGetValue(one, out var sources) ? sources : leadTo[one] = []).Add(next);
                if (found.Add(one))
                {
                    waiting.Enqueue(one);
                }
            }
        }
        foreach (var one in found)
        {
            _references[one] = true;
        }
        while (differing.TryDequeue(out var next))
        {
            if (_references[next])
            {
                _references[next] = false;
                foreach (var source in leadTo.GetValueOrDefault(next) ?? [])
                {
                    differing.Enqueue(source);
                }
            }
        }
        return _references[reference];
    }
}
