using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>
/// Ends a credential, and says on how many gateways it is refused now: each was asked. Its owner's to do, and administrators'; doing it twice
/// is the same as once.
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

    public async Task<Outcome<RevocationProof>> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
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
                $"The credential ending in {credential.Last4} of {credential.Application.Name} was revoked.",
                credential.Application.OrganizationId);
        }
        // Also of one revoked before: gateways are asked about it once more.
        credential.ProbedAt = _clock.GetUtcNow();
        await _db.SaveChangesAsync(cancellationToken);
        // Even when the caller has gone.
        var proof = await _access.ProveRevokedAsync(id, CancellationToken.None);
        (credential.RefusedOn, credential.GatewaysAsked, credential.SlowestMilliseconds) = (proof.RefusedOn, proof.Gateways, proof.SlowestMilliseconds);
        await _db.SaveChangesAsync(CancellationToken.None);
        return proof;
    }
}
