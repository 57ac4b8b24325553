using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// Routes by what their paths begin with, as a tree of texts: the routes that may take a path are found on the way along it, however many others there are.
/// Each node has the routes in the order of the list, those for paths that go on as they like and those for paths that end there, as twice their number,
/// and one more where they ask for more than the way that leads to the node.
/// </summary>
internal sealed class PathIndex
{
    public const int None = int.MaxValue;

    private readonly Node _root;
    private readonly bool _ignoresCase;

    private PathIndex(Node root, bool ignoresCase) => (_root, _ignoresCase) = (root, ignoresCase);

    /// <summary>Null: none of the routes is of this kind.</summary>
    public static PathIndex? Of(CompiledRoute[] routes, bool ignoreCase)
    {
        var entries = routes.Select((route, number) => Entry.Of(route, number, ignoreCase)).OfType<Entry>().ToArray();
        if (entries.Length == 0)
        {
            return null;
        }
        Array.Sort(entries, static (one, other) => string.CompareOrdinal(one.Text, other.Text) is not 0 and var order ? order : one.Code.CompareTo(other.Code));
        return new PathIndex(Node.Of(entries, 0, 0), ignoreCase);
    }

    /// <summary>The number of the first route that matches, if it is before <paramref name="best"/>; else that.</summary>
    public int First(in RouteQuery query, CompiledRoute[] routes, int best)
    {
        var node = _root;
        var path = query.Path;
        while (true)
        {
            best = First(node.GoingOn, query, routes, best);
            if (path.IsEmpty)
            {
                return First(node.Ending, query, routes, best);
            }
            var at = node.Initials.AsSpan().BinarySearch(_ignoresCase ? char.ToUpperInvariant(path[0]) : path[0]);
            if (at < 0 || !path.StartsWith(node.Children[at].Edge, _ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                return best;
            }
            node = node.Children[at];
            path = path[node.Edge.Length..];
        }
    }

    private static int First(int[] entries, in RouteQuery query, CompiledRoute[] routes, int best)
    {
        foreach (var entry in entries)
        {
            var number = entry >> 1;
            if (number >= best)
            {
                break;
            }
            if ((entry & 1) == 0 || routes[number].Matches(query))
            {
                return number;
            }
        }
        return best;
    }

    private sealed record Entry(string Text, int Code, bool Ends)
    {
        /// <summary>Null: of the other kind.</summary>
        public static Entry? Of(CompiledRoute route, int number, bool ignoreCase)
        {
            var (text, ends, ignores, isAll) = route.Match.Uri switch
            {
                StringMatch.Exact exact => (exact.Value, true, exact.Comparison is StringComparison.OrdinalIgnoreCase, true),
                StringMatch.Prefix prefix => (prefix.Value, false, prefix.Comparison is StringComparison.OrdinalIgnoreCase, true),
                StringMatch.PathPrefix prefix => (prefix.Segments, false, false, false),
                StringMatch.Pattern pattern => (pattern.Start, false, false, false),
                _ => ("", false, false, true),
            };
            return ignores == ignoreCase ? new Entry(ignores ? text.ToUpperInvariant() : text, (number << 1) | (isAll && route.AsksPathOnly ? 0 : 1), ends) : null;
        }
    }

    private sealed record Node(string Edge, int[] GoingOn, int[] Ending, char[] Initials, Node[] Children)
    {
        /// <param name="entries">Sorted; all have the same text up to <paramref name="to"/>.</param>
        /// <param name="from">Where this node's part of the text begins.</param>
        /// <param name="to">Where it ends.</param>
        public static Node Of(ReadOnlySpan<Entry> entries, int from, int to)
        {
            List<int> goingOn = [], ending = [];
            var at = 0;
            for (; at < entries.Length && entries[at].Text.Length == to; at++)
            {
                (entries[at].Ends ? ending : goingOn).Add(entries[at].Code);
            }
            var edge = entries[0].Text[from..to];
            List<Node> children = [];
            while (at < entries.Length)
            {
                var end = at;
                while (end < entries.Length && entries[end].Text[to] == entries[at].Text[to])
                {
                    end++;
                }
                children.Add(Of(entries[at..end], to, entries[at].Text.AsSpan().CommonPrefixLength(entries[end - 1].Text)));
                at = end;
            }
            return new Node(edge, [.. goingOn], [.. ending], [.. children.Select(child => child.Edge[0])], [.. children]);
        }
    }
}
