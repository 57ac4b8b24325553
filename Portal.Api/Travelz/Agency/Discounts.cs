using Portal.Api.Mesh;

namespace Portal.Api.Travelz.Agency;

/// <summary>What each kind of customer pays less.</summary>
internal sealed class Discounts : IWorkload
{
    public string Host => "discounts";

    public WorkloadIdentity Identity { get; } = AgencyIdentity.Of("discounts", "v1");

    public static decimal For(string user) => user switch
    {
        "registered" => 0.1m,
        "new" => 0.25m,
        _ => 0.05m,
    };

    public void Map(IEndpointRouteBuilder routes, WorkloadClient client) => routes.MapRead("/discounts/{user}", GetDiscount);

    private static Task GetDiscount(HttpContext context)
    {
        var user = (string)context.GetRouteValue("user")!;
        return Answer.JsonAsync(context, 200, new Discount(user, For(user)), TravelzJson.Wire.Discount);
    }
}
