using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Identity.AccessTokens;
using Portal.Api.Identity.Sessions;
using Portal.Api.Persistence;

namespace Portal.Api.Identity;

/// <summary>
/// Turns a principal (cookie session or access token) into an <see cref="Actor"/> as things stand now: a session that was ended
/// or a token that was revoked is seen at the next call, not at the next sign-in. Works in endpoints, static pages and islands.
/// </summary>
public sealed class ActorResolver
{
    // Long enough for the many questions of one request, short enough that an island, whose scope lives for hours, stays current.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly PortalDbContextFactory _contexts;
    private readonly IOrganizationLookup _organizations;
    private readonly TimeProvider _time;
    private (string Key, DateTimeOffset At, Actor Actor)? _last;

    internal ActorResolver(PortalDbContextFactory contexts, IOrganizationLookup organizations, TimeProvider time)
    {
        _contexts = contexts;
        _organizations = organizations;
        _time = time;
    }

    public async Task<Actor> ResolveAsync(ClaimsPrincipal? principal, CancellationToken cancellationToken)
    {
        if (principal is null || PortalClaims.KeyOf(principal) is not { } key)
        {
            return Actor.Anonymous;
        }
        var now = _time.GetUtcNow();
        if (_last is { } last && last.Key == key && now - last.At < Fresh)
        {
            return last.Actor;
        }
        // A context of its own: components of a page ask at the same time, and a context serves one at a time.
        await using var db = _contexts.Create();
        var actor = await ReadAsync(db, principal, now, cancellationToken);
        _last = (key, now, actor);
        return actor;
    }

    private async Task<Actor> ReadAsync(PortalDbContext db, ClaimsPrincipal principal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (PortalClaims.IsBootstrap(principal))
        {
            return Bootstrap;
        }
        if (PortalClaims.TokenOf(principal) is { } token)
        {
            return await TokenAsync(db, token, now, cancellationToken);
        }
        return PortalClaims.UserOf(principal) is { } user
            ? await PersonAsync(db, user, PortalClaims.StampOf(principal), cancellationToken)
            : Actor.Anonymous;
    }

    private async Task<Actor> PersonAsync(PortalDbContext db, Guid id, string? stamp, CancellationToken cancellationToken)
    {
        var user = await db.Users.Where(user => user.Id == id)
            .Select(user => new { user.DisplayName, user.IsAdministrator, user.SecurityStamp })
            .SingleOrDefaultAsync(cancellationToken);
        if (user is null || user.SecurityStamp != stamp)
        {
            return Actor.Anonymous;
        }
        var organization = await _organizations.OfMemberAsync(db, id, cancellationToken);
        return For(new Actor { Kind = ActorKind.Person, Name = user.DisplayName, UserId = id, IsAdministrator = user.IsAdministrator }, organization);
    }

    private async Task<Actor> TokenAsync(PortalDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var token = await db.Set<AccessToken>().AsNoTracking().SingleOrDefaultAsync(token => token.Id == id, cancellationToken);
        if (token is null || !token.IsGood(now))
        {
            return Actor.Anonymous;
        }
        var organization = await _organizations.FindAsync(db, token.OrganizationId, cancellationToken);
        if (organization is null or { IsRejected: true })
        {
            return Actor.Anonymous;
        }
        var scopes = token.Scopes.ToImmutableHashSet();
        return For(
            new Actor { Kind = ActorKind.AccessToken, Name = $"{token.Name} (token)", Scopes = scopes, IsAdministrator = scopes.Contains(AccessScopes.Admin) },
            organization);
    }

    private static Actor For(Actor actor, ActingOrganization? organization) => organization is null ? actor : actor with
    {
        OrganizationId = organization.Id,
        OrganizationName = organization.Name,
        IsOrganizationActive = organization.IsActive,
        IsOrganizationSuspended = organization.IsSuspended,
        IsInternal = organization.IsInternal,
        IsOwner = organization.IsOwner,
    };

    private static readonly Actor Bootstrap = new()
    {
        Kind = ActorKind.AccessToken,
        Name = "administrator token (Bootstrap:AdminToken)",
        IsAdministrator = true,
        Scopes = [.. AccessScopes.ForOrganizations, .. AccessScopes.ForTheCompany],
    };
}
