namespace Portal.Api.Plans;

internal static class PlansEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
    }
}
