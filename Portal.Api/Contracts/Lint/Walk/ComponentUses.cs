using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>Which components are used, directly or through others, by what stands outside the components.</summary>
internal sealed class ComponentUses
{
    private const string Prefix = "#/components/";

    private readonly Dictionary<string, HashSet<string>> _edges = new(StringComparer.Ordinal);

    /// <summary>The component that a reference leads to or into, such as <c>schemas/City</c>; null when it leads elsewhere.</summary>
    public static string? NameOf(string reference)
    {
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }
        var parts = reference[Prefix.Length..].Split('/', 3);
        return parts.Length < 2 ? null : $"{parts[0]}/{NodePointer.Unescape(parts[1])}";
    }

    /// <param name="owner">The component that refers; empty: something that is no component.</param>
    public void Add(string owner, string component)
    {
        if (!_edges.TryGetValue(owner, out var targets))
        {
            _edges[owner] = targets = new HashSet<string>(StringComparer.Ordinal);
        }
        targets.Add(component);
    }

    /// <summary>Whatever refers to components inside an extension, whose form nobody knows, uses them.</summary>
    public void AddAll(ContractNode extension)
    {
        var waiting = new Stack<ContractNode>([extension]);
        while (waiting.TryPop(out var node))
        {
            if (node.Text("$ref") is { } reference && NameOf(reference) is { } component)
            {
                Add("", component);
            }
            foreach (var inner in node.Items().Concat(node.Members().Select(member => member.Value)).Where(inner => inner is not ScalarNode))
            {
                waiting.Push(inner);
            }
        }
    }

    public HashSet<string> Reached()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([""]);
        while (waiting.TryPop(out var owner))
        {
            foreach (var target in _edges.GetValueOrDefault(owner) ?? [])
            {
                if (reached.Add(target))
                {
                    waiting.Push(target);
                }
            }
        }
        return reached;
    }
}
