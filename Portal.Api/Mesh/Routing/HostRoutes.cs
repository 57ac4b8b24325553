namespace Portal.Api.Mesh.Routing;

/// <summary>
/// The routes of one gateway by host, as Envoy finds them: the exact host, else the longest suffix (<c>*.travelz.example</c>), else <c>*</c>.
/// </summary>
internal sealed class HostRoutes
{
    private readonly Dictionary<string, RouteList>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly Dictionary<string, RouteList>.AlternateLookup<ReadOnlySpan<char>> _suffixes;
    private readonly bool _hasSuffixes;
    private readonly RouteList? _any;

    /// <param name="byHost">The routes of each host.</param>
    /// <param name="before">What is the same there is taken from there.</param>
    public HostRoutes(IEnumerable<KeyValuePair<string, List<CompiledRoute>>> byHost, HostRoutes? before)
    {
        var exact = new Dictionary<string, RouteList>(StringComparer.OrdinalIgnoreCase);
        var suffixes = new Dictionary<string, RouteList>(StringComparer.OrdinalIgnoreCase);
        foreach (var (host, found) in byHost)
        {
            var routes = before?.Of(host) is { } same && same.IsOf(found) ? same : new RouteList([.. found]);
            if (host == "*")
            {
                _any = routes;
            }
            else if (host.StartsWith("*.", StringComparison.Ordinal))
            {
                suffixes[host[1..]] = routes;
            }
            else
            {
                exact[host] = routes;
            }
        }
        _hasSuffixes = suffixes.Count > 0;
        _exact = exact.GetAlternateLookup<ReadOnlySpan<char>>();
        _suffixes = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private RouteList? Of(string host) => host == "*" ? _any
        : host.StartsWith("*.", StringComparison.Ordinal) ? _suffixes.Dictionary.GetValueOrDefault(host[1..])
        : _exact.Dictionary.GetValueOrDefault(host);

    /// <summary>Null: no virtual service speaks for this host.</summary>
    public RouteList? For(ReadOnlySpan<char> host)
    {
        if (_exact.TryGetValue(host, out var routes))
        {
            return routes;
        }
        // From the left, so the longest comes first. Something has to stand before the dot.
        for (var at = _hasSuffixes ? 1 : host.Length; at < host.Length; at++)
        {
            if (host[at] == '.' && _suffixes.TryGetValue(host[at..], out routes))
            {
                return routes;
            }
        }
        return _any;
    }
}
