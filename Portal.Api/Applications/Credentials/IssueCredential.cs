using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Makes a credential for an application, or takes its certificate for one. A secret is in the answer and nowhere else afterwards.</summary>
public sealed class IssueCredential
{
    private readonly PortalDbContext _db;
    private readonly CredentialIssue _issue;
    private readonly TimeProvider _clock;

    internal IssueCredential(PortalDbContext db, CredentialIssue issue, TimeProvider clock)
    {
        _db = db;
        _issue = issue;
        _clock = clock;
    }

    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Guid applicationId, NewCredential request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var application = await _db.Set<Application>().AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(candidate => candidate.Id == applicationId, cancellationToken);
        if (application is null)
        {
            return Permission.NoSuchApplication();
        }
        var certificate = _issue.Certificate(request.Kind, request.Certificate);
        if ((certificate.Refusal ?? CredentialEnd.Refuse(request, certificate.Value?.NotAfter, _clock.GetUtcNow())) is { } wrong)
        {
            return wrong;
        }
        return await _issue.ExecuteAsync(actor, application, CredentialTerms.Of(request, certificate.Value), cancellationToken);
    }
}

/// <summary>A credential to issue. It ends after a number of days or at a time; without both it does not expire; without lists it works from everywhere. <see cref="Certificate"/> is the public one in PEM, for the kind client_certificate and for no other.</summary>
public sealed record NewCredential(
    CredentialKind Kind,
    [property: Range(1, 3650, ErrorMessage = "takes a whole number of days from 1 to 3650.")] int? ExpiresInDays = null,
    [property: TextLength(0, 80)] string? Name = null,
    [property: AllowedAddresses] IReadOnlyList<string>? AllowedAddresses = null,
    [property: AllowedReferrers] IReadOnlyList<string>? AllowedReferrers = null,
    string? Certificate = null,
    DateTimeOffset? ExpiresAt = null);

/// <summary>
/// A credential just issued. This is the one time that its secret is told: it cannot be shown again. <see cref="AppId"/> is sent beside an app_key. Of a certificate there is
/// no <see cref="Key"/>: its private key stays where it is.
/// </summary>
public sealed record IssuedCredential(Guid Id, CredentialKind Kind, string AppId, string? Key, string Prefix, string Last4)
{
    /// <summary>Without the key, so that no log or trace of this object gives it away.</summary>
    public override string ToString() => $"{Prefix}_…{Last4}";
}
