namespace Portal.Api.Mesh.Portals;

/// <summary>The company's own portals that run in this process, if it has any: what their visitors do, and how they are made to do something else.</summary>
internal interface IPortalTraffic
{
    IReadOnlyList<PortalTrafficView> Read();

    /// <summary>Holds from the next visitor on. False: there is no such portal.</summary>
    bool TryChange(string name, PortalTrafficSettings settings);
}
