using System.Text.Json.Serialization.Metadata;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>What the suppliers offer; null for those who were not asked. <see cref="Failed"/> names the first who did not answer.</summary>
internal sealed record SupplierAnswers(FlightOffer[]? Flights, HotelOffer[]? Hotels, CarOffer[]? Cars, InsuranceOffer[]? Insurances, string? Failed)
{
    /// <summary>Asks them all at once.</summary>
    public static async Task<SupplierAnswers> AskAsync(WorkloadClient client, HttpContext context, City city, TravelParts parts)
    {
        var flights = parts.Flights ? AskAsync(client, context, "flights", city, TravelzJson.Wire.FlightOfferArray) : null;
        var hotels = AskAsync(client, context, "hotels", city, TravelzJson.Wire.HotelOfferArray);
        var cars = parts.Cars ? AskAsync(client, context, "cars", city, TravelzJson.Wire.CarOfferArray) : null;
        var insurances = AskAsync(client, context, "insurances", city, TravelzJson.Wire.InsuranceOfferArray);
        var answers = new SupplierAnswers(
            flights is null ? null : await flights, await hotels, cars is null ? null : await cars, await insurances, null);
        var failed = parts.Flights && answers.Flights is null ? "flights"
            : answers.Hotels is null ? "hotels"
            : parts.Cars && answers.Cars is null ? "cars"
            : answers.Insurances is null ? "insurances"
            : null;
        return answers with { Failed = failed };
    }

    private static Task<T[]?> AskAsync<T>(WorkloadClient client, HttpContext context, string supplier, City city, JsonTypeInfo<T[]> type) =>
        client.TryGetAsync(context.Request, $"http://{supplier}/{supplier}/{Uri.EscapeDataString(city.Name)}", type, context.RequestAborted);
}
