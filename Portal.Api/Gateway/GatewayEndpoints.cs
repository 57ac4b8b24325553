namespace Portal.Api.Gateway;

internal static class GatewayEndpoints
{
    /// <summary>Maps <c>/try/{subscription}/{**path}</c>, by which the console calls the gateway, on the portal's own origin.</summary>
    public static void MapTryIt(this IEndpointRouteBuilder routes)
    {
    }
}
