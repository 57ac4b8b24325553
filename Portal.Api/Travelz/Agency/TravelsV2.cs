using System.Text.Json;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>The version of travels that partners use.</summary>
internal sealed class TravelsV2(TimeProvider time, ProblemLinks links) : IWorkload
{
    private readonly ProblemsV2 _problems = new(links);

    public string Host => "travels";

    public WorkloadIdentity Identity { get; } = AgencyIdentity.Of("travels", "v2");

    public int Instances => 2;

    public void Map(IEndpointRouteBuilder routes, WorkloadClient client)
    {
        routes.MapRead("/travels", ListCitiesAsync);
        routes.MapRead("/travels/{city}", context => QuoteAsync(context, client));
    }

    private Task ListCitiesAsync(HttpContext context)
    {
        if (CitySearch.Read(context.Request.Query, out var wrong) is not { } search)
        {
            return _problems.InvalidAsync(context, wrong.Parameter, wrong.Takes, wrong.Value);
        }
        var page = search.Run(context.Request.Path);
        if (page.Next is not null)
        {
            context.Response.Headers.Link = $"<{page.Next}>; rel=\"next\"";
        }
        context.Response.Headers.CacheControl = "private, max-age=3600";
        var body = JsonSerializer.SerializeToUtf8Bytes(page, TravelzJson.Wire.CityPageV2);
        return TaggedAnswer.WriteAsync(context, body, TaggedAnswer.Strong(body));
    }

    private async Task QuoteAsync(HttpContext context, WorkloadClient client)
    {
        var asked = (string)context.GetRouteValue("city")!;
        var headers = context.Request.Headers;
        if (CityList.Find(asked, StringComparison.OrdinalIgnoreCase) is not { } city)
        {
            await _problems.WriteAsync(context, 404, "city_not_found", $"There is no trip to {asked}. GET /travels lists the cities.");
        }
        else if (TravelParts.Find(headers["travel"]) is not { } parts)
        {
            await _problems.InvalidAsync(context, "travel", "takes t1, t2 or t3", headers["travel"]);
        }
        else if (headers["device"].ToString() is not ("" or "web" or "mobile"))
        {
            await _problems.InvalidAsync(context, "device", "takes web or mobile", headers["device"]);
        }
        else
        {
            var offers = await SupplierAnswers.AskAsync(client, context, city, parts);
            await (offers.Failed is { } supplier
                ? _problems.WriteAsync(context, 502, "supplier_failed", $"{supplier} did not answer, and a quote is never incomplete. Send the call again.")
                : WriteAsync(context, city, parts, offers));
        }
    }

    private Task WriteAsync(HttpContext context, City city, TravelParts parts, SupplierAnswers offers)
    {
        var quote = QuoteV2.Of(city, TravelsV1.Timestamp(time), parts, offers);
        context.Response.Headers.CacheControl = "private, max-age=60";
        context.Response.Headers.Vary = "user, travel";
        // The same offers are the same quote, whenever it is made.
        var tag = TaggedAnswer.Weak(JsonSerializer.SerializeToUtf8Bytes(quote with { CreatedAt = "" }, TravelzJson.Wire.QuoteV2));
        return TaggedAnswer.WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(quote, TravelzJson.Wire.QuoteV2), tag);
    }
}
