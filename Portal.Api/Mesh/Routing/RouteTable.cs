using System.Collections.Frozen;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>All routes, compiled once and swapped whole.</summary>
internal sealed class RouteTable(FrozenDictionary<string, HostRoutes> byGateway, DestinationPolicies destinations, IReadOnlyDictionary<VirtualService, ServiceRoutes> services)
{
    public static readonly RouteTable Empty = new(
        FrozenDictionary<string, HostRoutes>.Empty, new DestinationPolicies([], []), new Dictionary<VirtualService, ServiceRoutes>(ReferenceEqualityComparer.Instance));

    public DestinationPolicies Destinations => destinations;

    /// <summary>What each virtual service was compiled to, by the very object: for the next table, where it is the same.</summary>
    public IReadOnlyDictionary<VirtualService, ServiceRoutes> Services => services;

    public HostRoutes? Of(string gateway) => byGateway.GetValueOrDefault(gateway);

    /// <summary>
    /// The first route in list order that matches. Null with <paramref name="governed"/> true: virtual services speak for this host
    /// and none of their rules matches; false: none speaks for it.
    /// </summary>
    public CompiledRoute? Find(in RouteQuery query, out bool governed)
    {
        var routes = byGateway.TryGetValue(query.Gateway, out var hosts) ? hosts.For(query.Host) : null;
        governed = routes is not null;
        return routes?.Find(query);
    }

    /// <summary>Where calls to a known service go that no virtual service speaks for: to all its instances, as its DestinationRule says.</summary>
    public CompiledDestination Whole(string service) => destinations.Whole(service);

    /// <summary>A subset of a service; null: no rule defines it.</summary>
    public CompiledDestination? Part(string service, string subset) => destinations.Part(service, subset);

    public IReadOnlyList<string> SubsetsOf(string service) => destinations.SubsetsOf(service);
}
