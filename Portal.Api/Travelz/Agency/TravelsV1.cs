using System.Globalization;
using Portal.Api.Mesh;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>The version of travels that the company's own portals use.</summary>
internal sealed class TravelsV1(TimeProvider time) : IWorkload
{
    public string Host => "travels";

    public WorkloadIdentity Identity { get; } = AgencyIdentity.Of("travels", "v1");

    public void Map(IEndpointRouteBuilder routes, WorkloadClient client)
    {
        routes.MapRead("/travels", CityListV1.WriteAsync);
        routes.MapRead("/travels/{city}", context => QuoteAsync(context, client));
    }

    public static string Timestamp(TimeProvider time) => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task QuoteAsync(HttpContext context, WorkloadClient client)
    {
        var asked = (string)context.GetRouteValue("city")!;
        if (CityList.Find(asked) is not { } city)
        {
            await ErrorAsync(context, 404, $"Travel Quote for {asked} not found");
            return;
        }
        var parts = TravelParts.FindOrEverything(context.Request.Headers["travel"]);
        var offers = await SupplierAnswers.AskAsync(client, context, city, parts);
        if (offers.Failed is { } supplier)
        {
            await ErrorAsync(context, 502, $"Travel Quote for {asked} failed because {supplier} did not answer");
            return;
        }
        var quote = new QuoteV1(city.Name, null, Timestamp(time), "Valid", offers.Flights, offers.Hotels, offers.Cars, offers.Insurances);
        await Answer.JsonAsync(context, 200, quote, TravelzJson.Wire.QuoteV1);
    }

    private static Task ErrorAsync(HttpContext context, int status, string error) =>
        Answer.JsonAsync(context, status, new ServiceError(error), TravelzJson.Wire.ServiceError);
}
