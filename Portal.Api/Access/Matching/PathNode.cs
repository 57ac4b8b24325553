using System.Text.RegularExpressions;
using Portal.Api.Contracts;

namespace Portal.Api.Access.Matching;

/// <summary>One place in the tree of all contracts' paths: literal segments first, then patterns such as <c>{name}.json</c>, then any.</summary>
internal sealed class PathNode
{
    private readonly Dictionary<string, PathNode> _literals = new(StringComparer.Ordinal);
    private readonly List<(string Text, Regex Pattern, PathNode Node)> _patterns = [];
    private PathNode? _any;

    /// <summary>By method; the first API that has it keeps it.</summary>
    public Dictionary<string, (ApiAccess Api, OperationSummary Operation)> Operations { get; } = new(StringComparer.Ordinal);

    public PathNode Step(string segment)
    {
        if (!segment.Contains('{', StringComparison.Ordinal))
        {
            return Child(_literals, Escape(segment));
        }
        if (segment.StartsWith('{') && segment.IndexOf('}', StringComparison.Ordinal) == segment.Length - 1)
        {
            return _any ??= new PathNode();
        }
        var known = _patterns.FindIndex(pattern => pattern.Text == segment);
        if (known < 0)
        {
            known = _patterns.Count;
            _patterns.Add((segment, PatternOf(segment), new PathNode()));
        }
        return _patterns[known].Node;
    }

    /// <summary>The first operation with the method, most literal path first; on the way, the methods of all paths that match.</summary>
    public (ApiAccess Api, OperationSummary Operation)? Find(ReadOnlySpan<char> path, string method, HashSet<string>? allow, ref ApiAccess? api)
    {
        if (path.IsEmpty)
        {
            if (Operations.TryGetValue(method, out var found))
            {
                return found;
            }
            foreach (var (name, operation) in Operations)
            {
                allow?.Add(name);
                api ??= operation.Api;
            }
            return null;
        }
        path = path[1..];
        var end = path.IndexOf('/');
        var segment = end < 0 ? path : path[..end];
        var rest = end < 0 ? [] : path[end..];
        if (_literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var literal) && literal.Find(rest, method, allow, ref api) is { } exact)
        {
            return exact;
        }
        foreach (var (_, pattern, node) in _patterns)
        {
            if (pattern.IsMatch(segment) && node.Find(rest, method, allow, ref api) is { } matched)
            {
                return matched;
            }
        }
        return segment.IsEmpty ? null : _any?.Find(rest, method, allow, ref api);
    }

    private static PathNode Child(Dictionary<string, PathNode> children, string segment)
    {
        if (!children.TryGetValue(segment, out var child))
        {
            children[segment] = child = new PathNode();
        }
        return child;
    }

    private static Regex PatternOf(string segment)
    {
        var literals = segment.Split('{', '}').Select((part, index) => index % 2 == 0 ? Regex.Escape(Escape(part)) : "[^/]+");
        return new Regex($@"\A{string.Concat(literals)}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>As it stands on the wire after normalising: what is not ASCII is escaped there.</summary>
    private static string Escape(string literal) => literal.All(char.IsAscii) ? literal : Uri.EscapeDataString(Uri.UnescapeDataString(literal));
}
