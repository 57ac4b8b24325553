using Portal.Api.Gateway.Console;
using Portal.Api.Identity;

namespace Portal.Api.Gateway;

internal static class GatewayEndpoints
{
    /// <summary>Maps <c>/try/{subscription}/{**path}</c>, by which the console calls the gateway, on the portal's own origin.</summary>
    public static void MapTryIt(this IEndpointRouteBuilder routes) =>
        routes.Map("/try/{subscription:guid}/{**path}", Try).WithName(nameof(Try)).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);

    private static Task Try(HttpContext context, Guid subscription, ConsoleForwarder console) => console.ForwardAsync(context, subscription);
}
