using System.Text.Json.Serialization;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>A quote as version 2 writes it: lists are never null, and the cheapest combination is worked out.</summary>
internal sealed record QuoteV2(
    CityV2 City,
    string CreatedAt,
    string Currency,
    string Travel,
    TotalV2 Total,
    CombinationV2 Cheapest,
    FlightOffer[] Flights,
    HotelOffer[] Hotels,
    CarV2[] Cars,
    InsuranceOffer[] Insurances)
{
    public static QuoteV2 Of(City city, string createdAt, TravelParts parts, SupplierAnswers offers)
    {
        var flight = offers.Flights?.MinBy(offer => offer.Price);
        var hotel = offers.Hotels?.MinBy(offer => offer.Price);
        var car = offers.Cars?.MinBy(offer => offer.Price);
        var insurance = offers.Insurances?.MinBy(offer => offer.Price);
        var lowest = Money.Shortest((flight?.Price ?? 0) + (hotel?.Price ?? 0) + (car?.Price ?? 0) + (insurance?.Price ?? 0));
        return new QuoteV2(
            CityV2.Of(city),
            createdAt,
            "EUR",
            parts.Name,
            new TotalV2(lowest, Highest(offers)),
            new CombinationV2(lowest, flight?.Airline, hotel?.Hotel, car?.CarModel, insurance?.Company),
            offers.Flights ?? [],
            offers.Hotels ?? [],
            [.. (offers.Cars ?? []).Select(offer => new CarV2(offer.CarModel, offer.Price))],
            offers.Insurances ?? []);
    }

    private static decimal Highest(SupplierAnswers offers) => Money.Shortest(
        Dearest(offers.Flights, offer => offer.Price) + Dearest(offers.Hotels, offer => offer.Price)
        + Dearest(offers.Cars, offer => offer.Price) + Dearest(offers.Insurances, offer => offer.Price));

    private static decimal Dearest<T>(T[]? offers, Func<T, decimal> price) => offers is { Length: > 0 } ? offers.Max(price) : 0;
}

internal sealed record CityV2(string Name, double Latitude, double Longitude)
{
    public static CityV2 Of(City city) => new(city.Name, city.Latitude, city.Longitude);
}

internal sealed record TotalV2(decimal Lowest, decimal Highest);

internal sealed record CombinationV2(
    decimal Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Flight,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hotel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Car,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Insurance);

internal sealed record CarV2(string Model, decimal Price);

internal sealed record CityPageV2(
    IReadOnlyList<CityV2> Items,
    int Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next);

/// <summary>Errors of version 2, by RFC 9457.</summary>
internal sealed record ProblemV2(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors);
