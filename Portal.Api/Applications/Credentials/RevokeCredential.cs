using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>
/// Ends a key. When this returns, no gateway of this process accepts it. Its owner's to do, and administrators'; doing it twice is
/// the same as once.
/// </summary>
public sealed class RevokeCredential
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal RevokeCredential(PortalDbContext db, AuditTrail audit, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<CredentialView>> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsWrite) is { } refusal)
        {
            return refusal;
        }
        var readable = _db.Set<Application>().ReadableBy(actor);
        var credential = await _db.Set<Credential>().Include(candidate => candidate.Application)
            .SingleOrDefaultAsync(candidate => candidate.Id == id && readable.Any(application => application.Id == candidate.ApplicationId), cancellationToken);
        if (credential is null)
        {
            return new Refusal.NotFound("not_found", "There is no such credential of yours.");
        }
        if (credential.RevokedAt is null)
        {
            credential.RevokedAt = _clock.GetUtcNow();
            credential.RevokedBy = actor.Name;
            credential.Place = null;
            _audit.Add(
                _db,
                actor,
                "credential.revoked",
                $"credential/{id}",
                $"The key ending in {credential.Last4} of {credential.Application.Name} was revoked.",
                credential.Application.OrganizationId);
            await _db.SaveChangesAsync(cancellationToken);
        }
        // Also for a key revoked before: the answer promises that no gateway accepts it. And even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return CredentialViews.Of(credential);
    }
}
