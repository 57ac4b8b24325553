namespace Portal.Api.Catalog;

internal static class CatalogEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder routes)
    {
    }
}
