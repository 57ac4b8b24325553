using Portal.Api.Hosting;

namespace Portal.Api.Identity;

/// <summary>Marks endpoints that anyone may call and that show more to those who say who they are.</summary>
internal sealed class OptionalToken
{
    public static readonly OptionalToken Metadata = new();
}

internal static class OptionalTokenEndpoints
{
    /// <summary>A token that is sent must be good: whoever sends one expects its view, and would take the public one for it.</summary>
    public static RouteGroupBuilder WithOptionalToken(this RouteGroupBuilder group)
    {
        group.AllowAnonymous().WithMetadata(OptionalToken.Metadata);
        group.AddEndpointFilter(async (context, next) =>
            context.HttpContext is { User.Identity.IsAuthenticated: false, Request.Headers.Authorization.Count: > 0 }
                ? Problems.From(new Refusal.Unauthenticated("invalid_token", "The access token is unknown, expired or revoked. Send none to see what is public."))
                : await next(context));
        return group;
    }
}
