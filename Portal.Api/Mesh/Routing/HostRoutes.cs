using System.Collections.Frozen;

namespace Portal.Api.Mesh.Routing;

/// <summary>
/// The routes of one gateway by host, as Envoy finds them: the exact host, else the longest suffix (<c>*.travelz.example</c>), else <c>*</c>.
/// </summary>
internal sealed class HostRoutes
{
    private readonly FrozenDictionary<string, CompiledRoute[]>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly (string Suffix, CompiledRoute[] Routes)[] _suffixes;
    private readonly CompiledRoute[]? _any;

    public HostRoutes(IEnumerable<KeyValuePair<string, List<CompiledRoute>>> byHost)
    {
        var all = byHost.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        _any = all.GetValueOrDefault("*");
        _suffixes = [.. all.Where(pair => pair.Key.StartsWith("*.", StringComparison.Ordinal))
            .Select(pair => (pair.Key[1..], pair.Value))
            .OrderByDescending(pair => pair.Item1.Length)];
        _exact = all.Where(pair => !pair.Key.StartsWith('*'))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Null: no virtual service speaks for this host.</summary>
    public CompiledRoute[]? For(ReadOnlySpan<char> host)
    {
        if (_exact.TryGetValue(host, out var routes))
        {
            return routes;
        }
        foreach (var (suffix, found) in _suffixes)
        {
            if (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }
        return _any;
    }
}
