using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>What is known of a credential, also of one that works no more; never its secret.</summary>
public sealed class CredentialQueries
{
    private readonly PortalDbContext _db;

    internal CredentialQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<CredentialView>> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsRead) is { } refusal)
        {
            return refusal;
        }
        var readable = _db.Set<Application>().ReadableBy(actor);
        var credential = await _db.Set<Credential>().AsNoTracking()
            .SingleOrDefaultAsync(candidate => candidate.Id == id && readable.Any(application => application.Id == candidate.ApplicationId), cancellationToken);
        return credential is null ? new Refusal.NotFound("not_found", "There is no such credential of yours.") : CredentialViews.Of(credential);
    }
}
