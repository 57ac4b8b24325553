namespace Portal.Api.Traffic;

internal static class TrafficEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapTraffic(this IEndpointRouteBuilder routes)
    {
    }
}
