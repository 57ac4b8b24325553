using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>Which service tokens there are, the latest first, for administrators.</summary>
public sealed class ServiceTokenQueries
{
    private const int Most = 200;

    private readonly PortalDbContext _db;
    private readonly AccessStore _store;

    internal ServiceTokenQueries(PortalDbContext db, AccessStore store)
    {
        _db = db;
        _store = store;
    }

    /// <param name="api">Of one API; null: of all, and only those that work.</param>
    public async Task<Outcome<ServiceTokenView[]>> ListAsync(Actor actor, string? api, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (api is not null && !_store.Current.Snapshot.Apis.ContainsKey(api))
        {
            return NoSuchApi();
        }
        var tokens = await _db.Set<ServiceToken>().AsNoTracking()
            .Where(token => api == null ? token.RevokedAt == null : token.Api == api)
            .OrderByDescending(token => token.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return tokens.Select(View).ToArray();
    }

    internal static ServiceTokenView View(ServiceToken token) => new(token.Id, token.Api, token.Name, token.Last4, token.CreatedAt, token.CreatedBy, token.RevokedAt);

    internal static Refusal NoSuchApi() => new Refusal.NotFound("not_found", "There is no such API behind the doors.");
}
