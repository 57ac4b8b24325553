using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Api.Hosting;
using Portal.Api.Travelz.Agency;
using Portal.Api.Travelz.Portals;

namespace Portal.Api.Travelz;

/// <summary>Everything the company's services write and read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(FlightOffer[]))]
[JsonSerializable(typeof(HotelOffer[]))]
[JsonSerializable(typeof(CarOffer[]))]
[JsonSerializable(typeof(InsuranceOffer[]))]
[JsonSerializable(typeof(CityV1[]))]
[JsonSerializable(typeof(Discount))]
[JsonSerializable(typeof(ServiceError))]
[JsonSerializable(typeof(QuoteV1))]
[JsonSerializable(typeof(QuoteV2))]
[JsonSerializable(typeof(CityPageV2))]
[JsonSerializable(typeof(ProblemV2))]
[JsonSerializable(typeof(PortalStatus))]
[JsonSerializable(typeof(PortalRefusal))]
[JsonSerializable(typeof(PortalSettings))]
internal sealed partial class TravelzJson : JsonSerializerContext
{
    public static TravelzJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = WireJson.Encoder });
}
