using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Api.Mesh;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>Flights, hotels, cars or insurances: the offers of a city, with the customer's discount taken off.</summary>
internal sealed class Supplier<TOffer>(
    string name,
    Func<City, (string Name, decimal Price)[]> prices,
    Func<string, decimal, TOffer> offer,
    JsonTypeInfo<TOffer[]> type,
    bool listsCities = false) : IWorkload
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public string Host => name;

    public WorkloadIdentity Identity { get; } = AgencyIdentity.Of(name, "v1");

    public void Map(IEndpointRouteBuilder routes, WorkloadClient client)
    {
        routes.MapRead($"/{name}/{{city}}", context => ListOffersAsync(context, client));
        if (listsCities)
        {
            routes.MapRead($"/{name}", CityListV1.WriteAsync);
        }
    }

    private async Task ListOffersAsync(HttpContext context, WorkloadClient client)
    {
        var asked = (string)context.GetRouteValue("city")!;
        if (CityList.Find(asked) is not { } city)
        {
            await Answer.JsonAsync(context, 404, new ServiceError($"City {asked} not found"), TravelzJson.Wire.ServiceError);
            return;
        }
        var discount = await DiscountAsync(context, client);
        TOffer[] offers = [.. prices(city).Select(entry => offer(entry.Name, Money.Discounted(entry.Price, discount)))];
        await Answer.BytesAsync(context, 200, JsonSerializer.SerializeToUtf8Bytes(offers, type));
    }

    /// <summary>Without discounts the full price is quoted: a customer who pays too much is better than one who cannot book.</summary>
    private static async Task<decimal> DiscountAsync(HttpContext context, WorkloadClient client)
    {
        var user = context.Request.Headers["user"].ToString();
        if (user.Length == 0)
        {
            return 0;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var discount = await client.TryGetAsync(
                context.Request, $"http://discounts/discounts/{Uri.EscapeDataString(user)}", TravelzJson.Wire.Discount, patience.Token);
            return discount?.Rate ?? 0;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return 0;
        }
    }
}
