namespace Portal.Api.Travelz.Portals;

/// <summary>A portal as its status page tells it.</summary>
internal sealed record PortalStatus(
    string Portal,
    string Site,
    string Country,
    double Latitude,
    double Longitude,
    PortalSettings Settings,
    PortalRequests Requests,
    IReadOnlyList<CityRequests> Cities);

/// <summary>Quotes asked for since the start, answered or not.</summary>
internal sealed record PortalRequests(
    long Total,
    long Failed,
    IReadOnlyDictionary<string, long> Devices,
    IReadOnlyDictionary<string, long> Users,
    IReadOnlyDictionary<string, long> Travels);

internal sealed record CityRequests(string City, long Requests);
