using System.Security.Claims;

namespace Portal.Api.Identity;

/// <summary>
/// Turns a principal (cookie session or access token) into an <see cref="Actor"/> as things stand now: a blocked user or a
/// rejected organisation is seen at the next call, not at the next sign-in. Works in endpoints, static pages and islands.
/// </summary>
public sealed class ActorResolver
{
    public Task<Actor> ResolveAsync(ClaimsPrincipal? principal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
