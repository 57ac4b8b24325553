namespace Portal.Api.Travelz.Portals;

/// <summary>A portal as its status page tells it. <c>Refusal</c> is why the agency refused its last call; null: it did not.</summary>
internal sealed record PortalStatus(
    string Portal,
    string Site,
    string Country,
    double Latitude,
    double Longitude,
    PortalSettings Settings,
    PortalRequests Requests,
    IReadOnlyList<CityRequests> Cities,
    PortalRefusal? Refusal);

/// <summary>Quotes asked for since the start, answered or not; and calls of any kind that were refused.</summary>
internal sealed record PortalRequests(
    long Total,
    long Failed,
    long Refused,
    IReadOnlyDictionary<string, long> Devices,
    IReadOnlyDictionary<string, long> Users,
    IReadOnlyDictionary<string, long> Travels);

/// <summary>What was refused when, and what the refusal said: problem details of the mesh.</summary>
internal sealed record PortalRefusal(string? Code = null, string? Detail = null, string? Remedy = null)
{
    public int Status { get; init; }

    public string Path { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

internal sealed record CityRequests(string City, long Requests);
