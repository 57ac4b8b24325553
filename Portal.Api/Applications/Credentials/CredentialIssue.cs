using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Audit;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>What issuing and rotating have in common: who may have credentials, how many, and that the gateway knows one before its owner does.</summary>
internal sealed class CredentialIssue(
    PortalDbContext db,
    KeyMint mint,
    AuditTrail audit,
    IOrganizationDirectory organizations,
    IAccessPublisher access,
    TimeProvider clock)
{
    /// <summary>Of one kind.</summary>
    public const int MostLive = 5;

    public async Task<Outcome<IssuedCredential>> ExecuteAsync(Actor actor, Application application, CredentialTerms terms, CancellationToken cancellationToken)
    {
        if (await organizations.FindAsync(application.OrganizationId, cancellationToken) is not { IsActive: true })
        {
            return new Refusal.Conflict("organization_not_active", "Keys are issued to organisations that are active, and yours is not: it waits for an administrator's decision, or was suspended. Its page under Account says which. Applications and subscriptions can be prepared meanwhile.");
        }
        // Somebody else may take the free place between reading and saving; there are only so many places to lose.
        for (var attempt = 0; attempt < MostLive; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await FreePlaceAsync(application.Id, terms.Kind, now, cancellationToken) is not { } place)
            {
                break;
            }
            if (terms.Certificate is { } shown && await IsTakenAsync(shown, now, cancellationToken))
            {
                return new Refusal.Conflict("certificate_taken", "This certificate works for an application already, and a certificate tells one caller. Revoke it there, or make another certificate.");
            }
            var key = terms.Certificate is null ? mint.Issue(PrefixOf(terms.Kind)) : null;
            var credential = Create(actor, application, key, place, now, terms);
            db.Add(credential);
            var ends = await EndReplacedAsync(terms, now, cancellationToken);
            Audit(actor, application, credential, terms.Replaces, ends);
            if (await TrySaveAsync(cancellationToken))
            {
                // Committed: the gateway is told even when the caller has gone.
                await access.PublishAsync(CancellationToken.None);
                return new IssuedCredential(credential.Id, terms.Kind, ApplicationView.AppIdOf(application.Id), key?.Key, credential.Prefix, credential.Last4);
            }
        }
        return new Refusal.Conflict("too_many_credentials", $"An application has at most {MostLive} credentials of a kind that work. Revoke one that is no longer used, then try again.");
    }

    /// <summary>What was uploaded, where that is what the kind consists of; null: it is of another kind.</summary>
    public Outcome<UploadedCertificate?> Certificate(CredentialKind kind, string? text)
    {
        if (kind is not CredentialKind.ClientCertificate)
        {
            return text is null ? default(Outcome<UploadedCertificate?>)
                : new Refusal.Invalid(UploadedCertificate.Field, $"The field '{UploadedCertificate.Field}' is for credentials of the kind client_certificate. Leave it out.");
        }
        var read = UploadedCertificate.Read(text, clock.GetUtcNow());
        return read.Refusal is { } wrong ? wrong : read.Value;
    }

    /// <summary>By a credential that works. From one that does not work any more it is taken over.</summary>
    private async Task<bool> IsTakenAsync(UploadedCertificate shown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.Set<Credential>().SingleOrDefaultAsync(credential => credential.Hash == shown.Hash, cancellationToken);
        if (known?.IsLive(now) is false)
        {
            known.Hash = KeyHash.OfId(known.Id).ToString();
            await db.SaveChangesAsync(cancellationToken);
        }
        return known?.IsLive(now) is true;
    }

    private static string PrefixOf(CredentialKind kind) => kind switch
    {
        CredentialKind.AppId => KeyMint.AppKeyPrefix,
        CredentialKind.OAuth => KeyMint.ClientSecretPrefix,
        _ => KeyMint.UserKeyPrefix,
    };

    /// <summary>From when the replaced one is refused, by itself; null: that is left to its owner.</summary>
    private async Task<DateTimeOffset?> EndReplacedAsync(CredentialTerms terms, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (terms is not { Replaces: { } replaces, Overlap: { } overlap })
        {
            return null;
        }
        var old = await db.Set<Credential>().SingleAsync(credential => credential.Id == replaces.Id, cancellationToken);
        old.ExpiresAt = old.ExpiresAt < now + overlap ? old.ExpiresAt : now + overlap;
        return old.ExpiresAt;
    }

    /// <summary>Expired ones give up their places here, where somebody needs one.</summary>
    private async Task<int?> FreePlaceAsync(Guid applicationId, CredentialKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var placed = await db.Set<Credential>()
            .Where(credential => credential.ApplicationId == applicationId && credential.Kind == kind && credential.Place != null)
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

    private static Credential Create(Actor actor, Application application, IssuedKey? key, int place, DateTimeOffset now, CredentialTerms terms) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = application.Id,
        Kind = terms.Kind,
        Name = terms.Name,
        Hash = key?.Hash ?? terms.Certificate!.Hash,
        Certificate = terms.Certificate?.Pem,
        Prefix = key?.Prefix ?? "",
        Last4 = key?.Last4 ?? terms.Certificate!.Thumbprint[^4..],
        Place = place,
        CreatedAt = now,
        CreatedBy = actor.Name,
        ExpiresAt = terms.EndOf(now),
        AllowedAddresses = [.. terms.Addresses],
        AllowedReferrers = [.. terms.Referrers],
        ReplacesId = terms.Replaces?.Id,
    };

    private void Audit(Actor actor, Application application, Credential credential, Credential? replaces, DateTimeOffset? ends)
    {
        var issued = $"{credential.Called} was issued to {application.Name}";
        audit.Add(
            db,
            actor,
            replaces is null ? "credential.issued" : "credential.rotated",
            $"credential/{credential.Id}",
            replaces is null ? $"{issued}."
                : $"{issued} to take the place of the one ending in {replaces.Last4}{(ends is { } end ? string.Create(CultureInfo.InvariantCulture, $", which works until {end:yyyy-MM-dd HH:mm:ss'Z'}") : "")}.",
            application.OrganizationId);
    }
}
