using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access.Credentials;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>Service tokens as the door knows them: the API of each, by its hash.</summary>
internal static class LiveServiceTokens
{
    public static async Task<FrozenDictionary<KeyHash, string>> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var live = await db.Set<ServiceToken>().Where(token => token.RevokedAt == null).Select(token => new { token.Hash, token.Api }).ToListAsync(cancellationToken);
        return live.ToFrozenDictionary(token => KeyHash.Parse(token.Hash), token => token.Api);
    }
}
