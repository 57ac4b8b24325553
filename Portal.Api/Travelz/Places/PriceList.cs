namespace Portal.Api.Travelz.Places;

/// <summary>What each supplier offers in a city, at the full price.</summary>
internal static class PriceList
{
    public static (string Name, decimal Price)[] Flights(City city) =>
        [("Red Airlines", 1000 + city.Number), ("Blue Airlines", 350 + city.Number), ("Green Airlines", 300 + city.Number)];

    public static (string Name, decimal Price)[] Hotels(City city) =>
        [($"Grand Hotel {city.Name}", 500 + (5 * city.Number)), ($"Little {city.Name} Hotel", 80 + (2 * city.Number))];

    public static (string Name, decimal Price)[] Cars(City city) =>
        [("Sports Car", 1000 + (5 * city.Number)), ("Economy Car", 300 + (2 * city.Number))];

    public static (string Name, decimal Price)[] Insurances(City city) =>
        [("Yellow Insurances", 307 + city.Number), ("Blue Insurances", 56 + city.Number)];
}
