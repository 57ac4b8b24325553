namespace Portal.Api.Travelz.Agency;

// Offers as the suppliers' contracts write them.
internal sealed record FlightOffer(string Airline, decimal Price);

internal sealed record HotelOffer(string Hotel, decimal Price);

internal sealed record CarOffer(string CarModel, decimal Price);

internal sealed record InsuranceOffer(string Company, decimal Price);

internal sealed record Discount(string User, [property: System.Text.Json.Serialization.JsonPropertyName("discount")] decimal Rate);

internal sealed record ServiceError(string Error);

internal sealed record CityV1(string City, string Lat, string Lng);
