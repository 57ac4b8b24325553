using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>Ends a token at once. Revoking one that is revoked already changes nothing and succeeds.</summary>
public sealed class RevokeAccessToken
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal RevokeAccessToken(PortalDbContext db, AuditTrail audit, TimeProvider time)
    {
        _db = db;
        _audit = audit;
        _time = time;
    }

    public async Task<Outcome<bool>> ExecuteAsync(Actor actor, Guid organizationId, Guid tokenId, CancellationToken cancellationToken)
    {
        if (AccessTokenRules.Refuse(actor, organizationId, AccessScopes.TokensWrite) is { } refusal)
        {
            return refusal;
        }
        var token = await _db.Set<AccessToken>()
            .SingleOrDefaultAsync(token => token.Id == tokenId && token.OrganizationId == organizationId, cancellationToken);
        if (token is null)
        {
            return new Refusal.NotFound("not_found", "The organisation has no such access token.");
        }
        if (token.RevokedAt is null)
        {
            token.RevokedAt = _time.GetUtcNow();
            _audit.Add(_db, actor, "access-token.revoked", $"access-token/{token.Id}", $"Revoked the access token '{token.Name}'.", organizationId);
            await _db.SaveChangesAsync(cancellationToken);
        }
        return true;
    }
}
