using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Makes a key to take the place of another, which works on until it is revoked, so that clients can change over in their own time.</summary>
public sealed class RotateCredential
{
    private readonly PortalDbContext _db;
    private readonly CredentialIssue _issue;
    private readonly TimeProvider _clock;

    internal RotateCredential(PortalDbContext db, CredentialIssue issue, TimeProvider clock)
    {
        _db = db;
        _issue = issue;
        _clock = clock;
    }

    /// <summary>The new key lives as long as the old one was given to live.</summary>
    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsWrite) is { } refusal)
        {
            return refusal;
        }
        var owned = _db.Set<Application>().OwnedBy(actor);
        var old = await _db.Set<Credential>().AsNoTracking().Include(credential => credential.Application)
            .SingleOrDefaultAsync(credential => credential.Id == id && owned.Any(application => application.Id == credential.ApplicationId), cancellationToken);
        if (old is null)
        {
            return new Refusal.NotFound("not_found", "There is no such key of yours.");
        }
        return old.IsLive(_clock.GetUtcNow())
            ? await _issue.ExecuteAsync(actor, old.Application, old.ExpiresAt - old.CreatedAt, old, cancellationToken)
            : new Refusal.Conflict("credential_not_live", "This key does not work any more, so there is nothing to rotate. Issue a new one.");
    }
}
