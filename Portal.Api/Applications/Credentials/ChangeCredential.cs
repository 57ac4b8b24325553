using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Sets what a credential is called, when it ends and from where it works. In force at every gateway when this returns.</summary>
public sealed class ChangeCredential
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal ChangeCredential(PortalDbContext db, AuditTrail audit, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<CredentialView>> ExecuteAsync(Actor actor, Guid id, CredentialChange request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var now = _clock.GetUtcNow();
        var owned = _db.Set<Application>().OwnedBy(actor);
        var credential = await _db.Set<Credential>().Include(candidate => candidate.Application)
            .SingleOrDefaultAsync(candidate => candidate.Id == id && owned.Any(application => application.Id == candidate.ApplicationId), cancellationToken);
        if (credential is null)
        {
            return new Refusal.NotFound("not_found", "There is no such credential of yours.");
        }
        if (!credential.IsLive(now))
        {
            return new Refusal.Conflict("credential_not_live", "This credential does not work any more, so nothing of it can be changed. Issue a new one.");
        }
        // A certificate has an end of its own.
        DateTimeOffset? last = credential.Certificate is { } pem ? CertificateView.Of(pem).NotAfter : null;
        if (request.ExpiresAt != credential.ExpiresAt && CredentialEnd.Refuse(request.ExpiresAt, last, now) is { } wrong)
        {
            return wrong;
        }
        credential.Name = request.Name?.Trim() ?? "";
        credential.ExpiresAt = request.ExpiresAt ?? last;
        credential.AllowedAddresses = [.. request.AllowedAddresses ?? []];
        credential.AllowedReferrers = [.. request.AllowedReferrers ?? []];
        _audit.Add(
            _db, actor, "credential.changed", $"credential/{id}", $"The credential ending in {credential.Last4} of {credential.Application.Name} was changed: {Terms(credential)}.", credential.Application.OrganizationId);
        await _db.SaveChangesAsync(cancellationToken);
        await _access.PublishAsync(CancellationToken.None);
        return CredentialViews.Of(credential);
    }

    private static string Terms(Credential credential) => string.Join(", ", new[]
    {
        credential.Name.Length > 0 ? $"called {credential.Name}" : null,
        credential.ExpiresAt is { } end ? FormattableString.Invariant($"expires {end:yyyy-MM-dd HH:mm:ss'Z'}") : "does not expire",
        credential.AllowedAddresses.Count > 0 ? FormattableString.Invariant($"from {credential.AllowedAddresses.Count} addresses or networks") : null,
        credential.AllowedReferrers.Count > 0 ? FormattableString.Invariant($"for pages of {credential.AllowedReferrers.Count} hosts") : null,
    }.OfType<string>());
}

/// <summary>All that can be changed of a credential, as it is to be: what is left out is taken away.</summary>
public sealed record CredentialChange(
    [property: TextLength(0, 80)] string? Name = null,
    DateTimeOffset? ExpiresAt = null,
    [property: AllowedAddresses] IReadOnlyList<string>? AllowedAddresses = null,
    [property: AllowedReferrers] IReadOnlyList<string>? AllowedReferrers = null);
