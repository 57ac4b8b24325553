using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>Which service tokens there are, the latest first, for administrators.</summary>
public sealed class ServiceTokenQueries
{
    private readonly PortalDbContext _db;
    private readonly AccessStore _store;

    internal ServiceTokenQueries(PortalDbContext db, AccessStore store)
    {
        _db = db;
        _store = store;
    }

    /// <summary>Those of all APIs that work.</summary>
    public async Task<Outcome<ServiceTokenView[]>> LiveAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var tokens = await _db.Set<ServiceToken>().AsNoTracking().Where(token => token.RevokedAt == null).OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
        return tokens.Select(View).ToArray();
    }

    /// <summary>Those of an API, revoked ones too, a page at a time.</summary>
    public async Task<Outcome<ListPage<ServiceTokenView>>> PageAsync(Actor actor, string api, ListAsk ask, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (!_store.Current.Snapshot.Apis.ContainsKey(api))
        {
            return NoSuchApi();
        }
        var tokens = await _db.Set<ServiceToken>().AsNoTracking().Where(token => token.Api == api).PageOf(ask).ToListAsync(cancellationToken);
        return ListPages.Of([.. tokens.Select(View)], ask, token => new ListCursor(token.CreatedAt.UtcTicks, token.Id));
    }

    internal static ServiceTokenView View(ServiceToken token) => new(token.Id, token.Api, token.Name, token.Last4, token.CreatedAt, token.CreatedBy, token.RevokedAt);

    internal static Refusal NoSuchApi() => new Refusal.NotFound("not_found", "There is no such API behind the doors.");
}
