namespace Portal.Api.Travelz.Agency;

/// <summary>A quote as version 1 writes it. <see cref="Coordinates"/> has always been null, and parts that a trip does not have are null too.</summary>
internal sealed record QuoteV1(
    string City,
    object? Coordinates,
    string CreatedAt,
    string Status,
    FlightOffer[]? Flights,
    HotelOffer[]? Hotels,
    CarOffer[]? Cars,
    InsuranceOffer[]? Insurances);
