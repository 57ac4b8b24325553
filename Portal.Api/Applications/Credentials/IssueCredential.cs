using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Makes a credential for an application. The secret is in the answer and nowhere else afterwards.</summary>
public sealed class IssueCredential
{
    private readonly PortalDbContext _db;
    private readonly CredentialIssue _issue;

    internal IssueCredential(PortalDbContext db, CredentialIssue issue)
    {
        _db = db;
        _issue = issue;
    }

    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Guid applicationId, NewCredential request, CancellationToken cancellationToken)
    {
        if ((Permission.ToUse(actor, AccessScopes.ApplicationsWrite) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var application = await _db.Set<Application>().AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(candidate => candidate.Id == applicationId, cancellationToken);
        return application is null
            ? Permission.NoSuchApplication()
            : await _issue.ExecuteAsync(actor, application, CredentialTerms.Of(request), cancellationToken);
    }
}

/// <summary>A credential to issue. Without a number of days it does not expire; without lists it works from everywhere.</summary>
public sealed record NewCredential(
    CredentialKind Kind,
    [property: Range(1, 3650, ErrorMessage = "takes a whole number of days from 1 to 3650.")] int? ExpiresInDays = null,
    [property: TextLength(0, 80)] string? Name = null,
    [property: AllowedAddresses] IReadOnlyList<string>? AllowedAddresses = null,
    [property: AllowedReferrers] IReadOnlyList<string>? AllowedReferrers = null);

/// <summary>A credential just issued. This is the one time that its secret is told: it cannot be shown again. <see cref="AppId"/> is sent beside an app_key.</summary>
public sealed record IssuedCredential(Guid Id, CredentialKind Kind, string AppId, string Key, string Prefix, string Last4)
{
    /// <summary>Without the key, so that no log or trace of this object gives it away.</summary>
    public override string ToString() => $"{Prefix}_…{Last4}";
}
