namespace Portal.Api.Mesh.Portals;

/// <summary>The company's own portals, by name.</summary>
public sealed record PortalTrafficList(IReadOnlyList<PortalTrafficView> Portals);

/// <summary>One of the company's own portals and its traffic since the start of the process.</summary>
/// <param name="Name">Its workload's name.</param>
/// <param name="Site">Address that its visitors know.</param>
/// <param name="Running">It runs in this process.</param>
/// <param name="Visited">Visitors come by themselves; false where that is switched off.</param>
/// <param name="PauseSeconds">Between two visitors.</param>
/// <param name="Refusal">Why its last call was refused; null: it was not.</param>
public sealed record PortalTrafficView(
    string Name,
    string Title,
    string Site,
    string Country,
    double Latitude,
    double Longitude,
    bool Running,
    bool Visited,
    double PauseSeconds,
    PortalTrafficSettings Settings,
    PortalTrafficCounts Requests,
    IReadOnlyList<PortalCityView> Cities,
    PortalRefusalView? Refusal);

/// <summary>Quotes asked for: in all, those that failed, and by what kind of visitor; and calls of any kind that were refused.</summary>
public sealed record PortalTrafficCounts(
    long Total,
    long Failed,
    long Refused,
    IReadOnlyDictionary<string, long> Devices,
    IReadOnlyDictionary<string, long> Users,
    IReadOnlyDictionary<string, long> Travels);

public sealed record PortalCityView(string City, double Latitude, double Longitude, long Requests);

/// <summary>What was refused and why, as the caller was told.</summary>
public sealed record PortalRefusalView(DateTimeOffset At, string Path, int Status, string? Code, string? Detail, string? Remedy);
