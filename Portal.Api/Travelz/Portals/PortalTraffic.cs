using Portal.Api.Mesh.Portals;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Portals;

/// <summary>The three portals as the mesh's pages know them.</summary>
internal sealed class PortalTraffic(IReadOnlyList<TravelPortal> portals, TravelzOptions options, WorkloadRegistry registry) : IPortalTraffic
{
    private static readonly Dictionary<string, City> Cities = CityList.All.ToDictionary(city => city.Name, StringComparer.Ordinal);

    public IReadOnlyList<PortalTrafficView> Read() => [.. portals.Select(View)];

    public bool TryChange(string name, PortalTrafficSettings settings)
    {
        if (portals.FirstOrDefault(portal => portal.Host == name) is not { } portal)
        {
            return false;
        }
        portal.Change(new PortalSettings
        {
            Ratio = settings.Ratio,
            Web = settings.Web,
            Mobile = settings.Mobile,
            Registered = settings.Registered,
            New = settings.New,
            T1 = settings.T1,
            T2 = settings.T2,
            T3 = settings.T3,
        });
        return true;
    }

    private PortalTrafficView View(TravelPortal portal)
    {
        var status = portal.Status;
        return new PortalTrafficView(
            status.Portal,
            portal.Title,
            status.Site,
            status.Country,
            status.Latitude,
            status.Longitude,
            registry.Find(portal.Host) is { Instances.Length: > 0 },
            options.Traffic,
            status.Settings.Pause.TotalSeconds,
            View(status.Settings),
            new PortalTrafficCounts(status.Requests.Total, status.Requests.Failed, status.Requests.Refused, status.Requests.Devices, status.Requests.Users, status.Requests.Travels),
            [.. status.Cities.Select(city => new PortalCityView(city.City, Cities[city.City].Latitude, Cities[city.City].Longitude, city.Requests))],
            status.Refusal is { } refusal ? new PortalRefusalView(refusal.At, refusal.Path, refusal.Status, refusal.Code, refusal.Detail, refusal.Remedy) : null);
    }

    private static PortalTrafficSettings View(PortalSettings settings) => new(
        settings.Ratio, settings.Web, settings.Mobile, settings.Registered, settings.New, settings.T1, settings.T2, settings.T3);
}
