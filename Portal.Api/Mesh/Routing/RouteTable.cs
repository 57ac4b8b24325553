using System.Collections.Frozen;

namespace Portal.Api.Mesh.Routing;

/// <summary>All routes, compiled once and swapped whole.</summary>
internal sealed class RouteTable(FrozenDictionary<string, HostRoutes> byGateway)
{
    public static readonly RouteTable Empty = new(FrozenDictionary<string, HostRoutes>.Empty);

    /// <summary>
    /// The first route in list order that matches. Null with <paramref name="governed"/> true: virtual services speak for this host
    /// and none of their rules matches; false: none speaks for it.
    /// </summary>
    public CompiledRoute? Find(in RouteQuery query, out bool governed)
    {
        var routes = byGateway.TryGetValue(query.Gateway, out var hosts) ? hosts.For(query.Host) : null;
        governed = routes is not null;
        foreach (var route in routes ?? [])
        {
            if (route.Matches(query))
            {
                return route;
            }
        }
        return null;
    }
}
