using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>Where a node stands, and which operations use it by way of the component that it is in.</summary>
internal static class SharedParts
{
    /// <summary>JSON pointer.</summary>
    public static string PointerOf(ContractDocument document, ContractNode wanted)
    {
        var trail = new Stack<(ContractNode Node, string Pointer)>([(document.Root, "")]);
        while (trail.TryPop(out var at))
        {
            if (ReferenceEquals(at.Node, wanted))
            {
                return at.Pointer;
            }
            foreach (var member in at.Node.Members())
            {
                Push(member.Value, at.Pointer, member.Name);
            }
            for (var item = 0; item < at.Node.Items().Count; item++)
            {
                Push(at.Node.Items()[item], at.Pointer, item.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return "";

        void Push(ContractNode node, string pointer, string step)
        {
            if (node is not ScalarNode)
            {
                trail.Push((node, $"{pointer}/{NodePointer.Escape(step)}"));
            }
        }
    }

    /// <summary>Name of the component that a pointer leads into, such as <c>schemas/Quote</c>.</summary>
    public static string? ComponentOf(string pointer) => pointer.Split('/') is ["", "components", var kind, var name, ..] ? $"{kind}/{NodePointer.Unescape(name)}" : null;

    /// <summary>Operations from which references lead to the node, as method and path.</summary>
    public static IReadOnlyList<string> UsersOf(ContractDocument document, ContractNode node) =>
        [.. document.Operations.Where(operation => Reaches(document, operation.Id, node)).Select(operation => $"{operation.Method} {operation.Path}")];

    private static bool Reaches(ContractDocument document, string operation, ContractNode wanted)
    {
        var (node, item) = document.Index.NodesOf(operation)!.Value;
        var seen = new HashSet<ContractNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<ContractNode>(item.Get("parameters") is { } shared ? [node, shared] : [node]);
        while (waiting.TryPop(out var at))
        {
            if (ReferenceEquals(at, wanted))
            {
                return true;
            }
            if (at is ScalarNode || !seen.Add(at))
            {
                continue;
            }
            foreach (var next in at.Members().Select(member => member.Value).Concat(at.Items()).Concat(document.Layers(at).Skip(1)))
            {
                waiting.Push(next);
            }
        }
        return false;
    }
}
