namespace Portal.Api.Partners;

internal static class PartnersEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
    }
}
