using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Api.Identity.Sessions;

namespace Portal.Account;

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", SignOutHere).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutHere(HttpContext context, IAntiforgery antiforgery, SignOut signOut)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }
        await signOut.HereAsync();
        return TypedResults.LocalRedirect("/");
    }
}
