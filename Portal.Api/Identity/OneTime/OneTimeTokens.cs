using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.OneTime;

/// <summary>Issues and spends the secrets of links in mail and of the administrator's link.</summary>
internal sealed class OneTimeTokens(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Joins the caller's unit of work. The answer is the only copy of the secret.</summary>
    public string Issue(PortalDbContext db, Guid userId, OneTimePurpose purpose, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Add(new OneTimeToken
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            Purpose = purpose,
            Hash = HashOf(secret),
            IssuedAt = now,
            ExpiresAt = now + lifetime,
        });
        return secret;
    }

    /// <summary>Whether one was issued a moment ago, so that nobody's mailbox is flooded by repeating a request.</summary>
    public Task<bool> JustIssuedAsync(PortalDbContext db, Guid userId, OneTimePurpose purpose, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Pause;
        return db.Set<OneTimeToken>().AnyAsync(token => token.UserId == userId && token.Purpose == purpose && token.IssuedAt > since, cancellationToken);
    }

    /// <summary>Whose it is, without spending it; null when it was spent, has expired, or never was.</summary>
    public async Task<Guid?> PeekAsync(PortalDbContext db, string? secret, OneTimePurpose purpose, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > 100)
        {
            return null;
        }
        var (hash, now) = (HashOf(secret), time.GetUtcNow());
        return await db.Set<OneTimeToken>()
            .Where(token => token.Hash == hash && token.Purpose == purpose && token.ExpiresAt > now)
            .Select(token => (Guid?)token.UserId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Spends it: of many who try at once exactly one gets the user. What else was issued for this purpose dies with it.</summary>
    public async Task<Guid?> SpendAsync(PortalDbContext db, string? secret, OneTimePurpose purpose, CancellationToken cancellationToken)
    {
        if (await PeekAsync(db, secret, purpose, cancellationToken) is not { } user)
        {
            return null;
        }
        var hash = HashOf(secret!);
        if (await db.Set<OneTimeToken>().Where(token => token.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return null;
        }
        await RevokeAsync(db, user, purpose, cancellationToken);
        return user;
    }

    public static Task<int> RevokeAsync(PortalDbContext db, Guid userId, OneTimePurpose purpose, CancellationToken cancellationToken) =>
        db.Set<OneTimeToken>().Where(token => token.UserId == userId && token.Purpose == purpose).ExecuteDeleteAsync(cancellationToken);

    // 256 random bits need no key or salt: there is nothing to guess.
    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
