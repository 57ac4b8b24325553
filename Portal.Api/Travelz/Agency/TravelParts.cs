namespace Portal.Api.Travelz.Agency;

/// <summary>What belongs to a trip, by the header <c>travel</c>: t1 or none is everything, t2 has no cars, t3 no flights.</summary>
internal sealed record TravelParts(string Name, bool Flights, bool Cars)
{
    private static readonly TravelParts Everything = new("t1", true, true);
    private static readonly TravelParts NoCars = new("t2", true, false);
    private static readonly TravelParts NoFlights = new("t3", false, true);

    /// <summary>Null: not a kind of trip.</summary>
    public static TravelParts? Find(string? travel) => travel switch
    {
        null or "" or "t1" => Everything,
        "t2" => NoCars,
        "t3" => NoFlights,
        _ => null,
    };

    /// <summary>Version 1 takes what it does not know for everything.</summary>
    public static TravelParts FindOrEverything(string? travel) => Find(travel) ?? Everything;
}
