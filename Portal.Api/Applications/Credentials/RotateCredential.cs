using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Makes a credential to take the place of another, which works on for a chosen time or until it is revoked, so that clients can change over without a gap.</summary>
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

    /// <summary>The new one lives as long as the old one was given to live; a certificate as long as it says itself.</summary>
    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Guid id, Rotation request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var owned = _db.Set<Application>().OwnedBy(actor);
        var old = await _db.Set<Credential>().AsNoTracking().Include(credential => credential.Application)
            .SingleOrDefaultAsync(credential => credential.Id == id && owned.Any(application => application.Id == credential.ApplicationId), cancellationToken);
        if (old is null)
        {
            return new Refusal.NotFound("not_found", "There is no such credential of yours.");
        }
        if (!old.IsLive(_clock.GetUtcNow()))
        {
            return new Refusal.Conflict("credential_not_live", "This credential does not work any more, so there is nothing to rotate. Issue a new one.");
        }
        var certificate = _issue.Certificate(old.Kind, request.Certificate);
        TimeSpan? overlap = request.OverlapHours is { } hours ? TimeSpan.FromHours(hours) : null;
        return certificate.Refusal is { } wrong ? wrong : await _issue.ExecuteAsync(actor, old.Application, CredentialTerms.Successor(old, overlap, certificate.Value), cancellationToken);
    }
}

/// <summary>How long both work. Without a number of hours the old one works until it is revoked. The next certificate in PEM, where it is one that is rotated.</summary>
public sealed record Rotation(
    [property: Range(0, 2160, ErrorMessage = "takes a whole number of hours from 0 to 2160, which are 90 days.")] int? OverlapHours = null,
    string? Certificate = null);
