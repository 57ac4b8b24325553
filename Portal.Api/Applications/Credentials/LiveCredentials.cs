using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.Credentials;

/// <summary>Credentials as the guard knows them.</summary>
internal static class LiveCredentials
{
    private const int MostRevoked = 200;

    // Longer than anyone waits for a gateway.
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(30);

    public static async Task<CredentialAccess[]> ReadAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var live = await db.Set<Credential>().AsNoTracking()
            .Where(credential => credential.RevokedAt == null && (credential.ExpiresAt == null || credential.ExpiresAt > now))
            .Select(credential => new { credential.Id, credential.ApplicationId, credential.Kind, credential.Hash, credential.ExpiresAt, credential.AllowedAddresses, credential.AllowedReferrers })
            .ToListAsync(cancellationToken);
        return [.. live.Select(credential => new CredentialAccess(credential.Id, credential.ApplicationId, credential.Kind, HashOf(credential.Kind, credential.Id, credential.Hash), credential.ExpiresAt)
        {
            Allowed = AllowList.Of(credential.AllowedAddresses, credential.AllowedReferrers),
        })];
    }

    /// <summary>Those whose revocation somebody waits to see in force.</summary>
    public static async Task<RevokedCredential[]> RevokedLatelyAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Lately;
        var rows = await db.Set<Credential>().Where(credential => credential.RevokedAt != null && credential.ProbedAt > since)
            .OrderByDescending(credential => credential.ProbedAt).Take(MostRevoked).Select(credential => new { credential.Id, credential.Kind, credential.Hash }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RevokedCredential(row.Id, HashOf(row.Kind, row.Id, row.Hash)))];
    }

    /// <summary>Client secrets stay with the token endpoint; the gateway sees tokens, which name the credential by its id.</summary>
    private static KeyHash HashOf(CredentialKind kind, Guid id, string hash) => kind is CredentialKind.OAuth ? KeyHash.OfId(id) : KeyHash.Parse(hash);
}
