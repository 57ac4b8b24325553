using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>What issuing and rotating have in common: who may have keys, how many, and that the gateway knows a key before its owner does.</summary>
internal sealed class CredentialIssue(
    PortalDbContext db,
    KeyMint mint,
    AuditTrail audit,
    IOrganizationDirectory organizations,
    IAccessPublisher access,
    TimeProvider clock)
{
    public const int MostLive = 5;

    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Application application, TimeSpan? lifetime, Credential? replaces, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(application.OrganizationId, cancellationToken) is not { IsActive: true })
        {
            return new Refusal.Conflict("organization_not_active", "Keys are issued once your organisation is approved. An administrator decides on it; you get a mail, and can subscribe meanwhile.");
        }
        // Somebody else may take the free place between reading and saving; there are only so many places to lose.
        for (var attempt = 0; attempt < MostLive; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await FreePlaceAsync(application.Id, now, cancellationToken) is not { } place)
            {
                break;
            }
            var key = mint.Issue(KeyMint.UserKeyPrefix);
            var credential = Create(actor, application, key, place, now, lifetime, replaces);
            db.Add(credential);
            Audit(actor, application, credential, replaces);
            if (await TrySaveAsync(cancellationToken))
            {
                // Committed: the gateway is told even when the caller has gone.
                await access.PublishAsync(CancellationToken.None);
                return new IssuedCredential(credential.Id, key.Key, key.Prefix, key.Last4);
            }
        }
        return new Refusal.Conflict("too_many_credentials", $"An application has at most {MostLive} keys that work. Revoke one that is no longer used, then try again.");
    }

    /// <summary>Expired keys give up their places here, where somebody needs one.</summary>
    private async Task<int?> FreePlaceAsync(Guid applicationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var placed = await db.Set<Credential>()
            .Where(credential => credential.ApplicationId == applicationId && credential.Place != null)
            .ToListAsync(cancellationToken);
        foreach (var expired in placed.Where(credential => !credential.IsLive(now)))
        {
            expired.Place = null;
        }
        return Enumerable.Range(1, MostLive).Cast<int?>().FirstOrDefault(place => placed.All(credential => credential.Place != place));
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static Credential Create(Actor actor, Application application, IssuedKey key, int place, DateTimeOffset now, TimeSpan? lifetime, Credential? replaces) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = application.Id,
        Kind = NewCredential.UserKey,
        Hash = key.Hash,
        Prefix = key.Prefix,
        Last4 = key.Last4,
        Place = place,
        CreatedAt = now,
        CreatedBy = actor.Name,
        ExpiresAt = now + lifetime,
        ReplacesId = replaces?.Id,
    };

    private void Audit(Actor actor, Application application, Credential credential, Credential? replaces) => audit.Add(
        db,
        actor,
        replaces is null ? "credential.issued" : "credential.rotated",
        $"credential/{credential.Id}",
        replaces is null
            ? $"A key ending in {credential.Last4} was issued to {application.Name}."
            : $"A key ending in {credential.Last4} was issued to {application.Name} to take the place of the one ending in {replaces.Last4}.",
        application.OrganizationId);
}
