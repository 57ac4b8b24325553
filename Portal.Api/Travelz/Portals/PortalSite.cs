namespace Portal.Api.Travelz.Portals;

/// <summary>Where a portal is at home.</summary>
internal sealed record PortalSite(string Workload, string Name, string Site, string Country, double Latitude, double Longitude)
{
    public static readonly PortalSite Voyages = new("voyages", "Voyages", "voyages.fr", "France", 48.861310, 2.337418);
    public static readonly PortalSite Viaggi = new("viaggi", "Viaggi", "viaggi.it", "Italy", 41.890668, 12.492194);
    public static readonly PortalSite TravelsUk = new("travels-uk", "Travels UK", "travels.uk", "United Kingdom", 55.956245, -3.187915);

    public static IReadOnlyList<PortalSite> All { get; } = [Voyages, Viaggi, TravelsUk];
}
