using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>An organisation's tokens, newest first, for its owners and for administrators.</summary>
public sealed class AccessTokenQueries
{
    private readonly PortalDbContext _db;
    private readonly IOrganizationLookup _organizations;

    internal AccessTokenQueries(PortalDbContext db, IOrganizationLookup organizations)
    {
        _db = db;
        _organizations = organizations;
    }

    public async Task<Outcome<AccessTokenView[]>> ListAsync(Actor actor, Guid organizationId, CancellationToken cancellationToken)
    {
        if (AccessTokenRules.Refuse(actor, organizationId, AccessScopes.TokensWrite) is { } refusal)
        {
            return refusal;
        }
        if (await _organizations.FindAsync(_db, organizationId, cancellationToken) is null)
        {
            return AccessTokenRules.NoOrganization;
        }
        return await _db.Set<AccessToken>().AsNoTracking()
            .Where(token => token.OrganizationId == organizationId)
            .OrderByDescending(token => token.CreatedAt)
            .Select(token => new AccessTokenView(
                token.Id, token.Name, token.Prefix, token.Last4, token.Scopes, token.CreatedAt, token.CreatedBy, token.ExpiresAt, token.RevokedAt, token.LastUsedAt))
            .ToArrayAsync(cancellationToken);
    }
}
