using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Identity.Administrators;
using Portal.Api.Identity.Sessions;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>Finds out whose a bearer token is.</summary>
internal sealed class AccessTokenCheck(
    PortalDbContextFactory contexts, KeyMint mint, IOptions<BootstrapOptions> bootstrap, TimeProvider time, ILogger<AccessTokenCheck> logger)
{
    // "Last used" is for people; once a minute is exact enough and keeps reads from writing.
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    /// <summary>Null when the token is unknown, expired or revoked.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (IsBootstrap(token))
        {
            return PortalClaims.ForBootstrap();
        }
        if (mint.HashOf(token, KeyMint.AccessTokenPrefix) is not { } hash)
        {
            return null;
        }
        await using var db = contexts.Create();
        var now = time.GetUtcNow();
        var found = await db.Set<AccessToken>().AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        if (found is null || !found.IsGood(now))
        {
            logger.AccessTokenRefused(found?.Id, found is null ? "unknown" : found.RevokedAt is null ? "expired" : "revoked");
            return null;
        }
        if (found.LastUsedAt is null || now - found.LastUsedAt > UseResolution)
        {
            await db.Set<AccessToken>().Where(row => row.Id == found.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellationToken);
        }
        return PortalClaims.ForToken(found.Id);
    }

    private bool IsBootstrap(string token) =>
        bootstrap.Value.AdminToken is { } secret && CryptographicOperations.FixedTimeEquals(Digest(secret), Digest(token));

    // Equal lengths whatever was sent, so that not even the length can be timed.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
