namespace Portal.Api.Identity;

internal static class IdentityEndpoints
{
    /// <summary>Maps under <c>/api/v1</c>.</summary>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
    }
}
