using Microsoft.AspNetCore.Http;

namespace Portal.Api.Access.Matching;

/// <summary>Operations behind the gateway, compiled once.</summary>
internal sealed class OperationIndex
{
    public const string AllMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private const int MostSuggested = 3;

    private readonly PathNode _root = new();
    private readonly List<string> _open = [];

    public OperationIndex(IEnumerable<ApiAccess> apis)
    {
        foreach (var api in apis.OrderBy(api => api.Slug, StringComparer.Ordinal))
        {
            foreach (var operation in api.Operations)
            {
                var node = operation.Path.TrimStart('/').Split('/').Aggregate(_root, (node, segment) => node.Step(segment));
                node.Operations.TryAdd(operation.Method.ToUpperInvariant(), (api, operation));
                if (!api.Hidden)
                {
                    _open.Add($"{operation.Method.ToUpperInvariant()} {operation.Path}");
                }
            }
        }
    }

    public OperationMatch Find(string method, string path)
    {
        ApiAccess? api = null;
        if (_root.Find(path, method, null, ref api) is { } found)
        {
            return new OperationMatch(found.Api, found.Operation, null);
        }
        // Where a contract has GET and does not say HEAD, HEAD is GET without its body (RFC 9110, 9.3.2).
        // By its one spelling: methods differ by case (9.1), and nobody would agree whether an answer to hEAD has a body.
        if (method == HttpMethods.Head && _root.Find(path, HttpMethods.Get, null, ref api) is { } get)
        {
            return new OperationMatch(get.Api, get.Operation, null);
        }
        var allow = new HashSet<string>(StringComparer.Ordinal);
        api = null;
        _root.Find(path, "", allow, ref api);
        // That an internal API has the path at another method is not told either.
        return allow.Count == 0 || api!.Hidden ? default : new OperationMatch(api, null, Allow(allow));
    }

    /// <summary>The operations that look most like it, best first; none when nothing does.</summary>
    public IReadOnlyList<string> Nearest(string method, string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var asked = $"{method} {(query < 0 ? target : target[..query])}";
        return asked.Length > 300
            ? []
            : [.. _open.Select(operation => (operation, distance: PathDistance.Between(asked, operation)))
                .Where(candidate => candidate.distance < 0.6)
                .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.operation, StringComparer.Ordinal)
                .Take(MostSuggested).Select(candidate => candidate.operation)];
    }

    private static string Allow(HashSet<string> methods)
    {
        if (methods.Contains(HttpMethods.Get))
        {
            methods.Add(HttpMethods.Head);
        }
        methods.Add(HttpMethods.Options);
        return string.Join(", ", methods.Order(StringComparer.Ordinal));
    }
}
