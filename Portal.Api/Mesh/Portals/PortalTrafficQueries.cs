using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry;

namespace Portal.Api.Mesh.Portals;

/// <summary>What the company's own portals do.</summary>
public sealed class PortalTrafficQueries
{
    private readonly IEnumerable<IPortalTraffic> _traffic;

    internal PortalTrafficQueries(IEnumerable<IPortalTraffic> traffic) => _traffic = traffic;

    /// <summary>Those that this process has, running or not, by name.</summary>
    public Outcome<PortalTrafficList> List(Actor actor) => MeshReaders.Refuse(actor) is { } refusal
        ? refusal
        : new PortalTrafficList([.. _traffic.SelectMany(some => some.Read()).OrderBy(portal => portal.Name, StringComparer.Ordinal)]);

    /// <summary>Null: there is none of that name.</summary>
    public Outcome<PortalTrafficView?> Find(Actor actor, string name) => List(actor) is { IsRefused: false, Value: var all }
        ? all.Portals.FirstOrDefault(portal => portal.Name == name)
        : MeshReaders.Refuse(actor)!;
}
