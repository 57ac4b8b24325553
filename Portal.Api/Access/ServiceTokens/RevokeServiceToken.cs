using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>Ends a service token. When this answers, every door that is alive refuses it; doing it twice is the same as once.</summary>
public sealed class RevokeServiceToken
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal RevokeServiceToken(PortalDbContext db, AuditTrail audit, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<ServiceTokenView>> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (await _db.Set<ServiceToken>().SingleOrDefaultAsync(token => token.Id == id, cancellationToken) is not { } token)
        {
            return new Refusal.NotFound("not_found", "There is no such service token.");
        }
        if (token.RevokedAt is null)
        {
            (token.RevokedAt, token.RevokedBy) = (_clock.GetUtcNow(), actor.Name);
            _audit.Add(_db, actor, "service_token.revoked", $"service-token/{id}", $"The service token {token.Name}, ending in {token.Last4}, of {token.Api} was revoked.");
            await _db.SaveChangesAsync(cancellationToken);
        }
        await _access.PublishAsync(CancellationToken.None);
        return ServiceTokenQueries.View(token);
    }
}
