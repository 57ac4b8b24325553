using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Makes a key for an application. The key is in the answer and nowhere else afterwards.</summary>
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
            : await _issue.ExecuteAsync(actor, application, request.ExpiresInDays is { } days ? TimeSpan.FromDays(days) : null, null, cancellationToken);
    }
}

/// <summary>A key to issue. Without a number of days it does not expire.</summary>
public sealed record NewCredential(
    [property: Required, AllowedValues(NewCredential.UserKey, ErrorMessage = "takes 'user_key'.")] string Kind,
    [property: Range(1, 3650, ErrorMessage = "takes a whole number of days from 1 to 3650.")] int? ExpiresInDays = null)
{
    public const string UserKey = "user_key";
}

/// <summary>A key just issued. This is the one time that it is told: it cannot be shown again.</summary>
public sealed record IssuedCredential(Guid Id, string Key, string Prefix, string Last4)
{
    /// <summary>Without the key, so that no log or trace of this object gives it away.</summary>
    public override string ToString() => $"{Prefix}_…{Last4}";
}
