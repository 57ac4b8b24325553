namespace Portal.Api.Applications;

internal static class ApplicationsEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapApplications(this IEndpointRouteBuilder routes)
    {
    }
}
