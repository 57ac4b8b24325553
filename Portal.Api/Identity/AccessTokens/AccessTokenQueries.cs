using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>An organisation's tokens, newest first, for its owners and for administrators.</summary>
public sealed class AccessTokenQueries
{
    private readonly PortalDbContext _db;
    private readonly IOrganizationLookup _organizations;

    internal AccessTokenQueries(PortalDbContext db, IOrganizationLookup organizations)
    {
        _db = db;
        _organizations = organizations;
    }

    public async Task<Outcome<AccessTokenView[]>> ListAsync(Actor actor, Guid organizationId, CancellationToken cancellationToken) =>
        await RefuseAsync(actor, organizationId, cancellationToken) is { } refusal
            ? refusal
            : await Views(Of(organizationId).OrderByDescending(token => token.CreatedAt)).ToArrayAsync(cancellationToken);

    /// <summary>The same, a page at a time.</summary>
    public async Task<Outcome<ListPage<AccessTokenView>>> PageAsync(Actor actor, Guid organizationId, ListAsk ask, CancellationToken cancellationToken) =>
        await RefuseAsync(actor, organizationId, cancellationToken) is { } refusal
            ? refusal
            : ListPages.Of(await Views(Of(organizationId).PageOf(ask)).ToArrayAsync(cancellationToken), ask, token => new ListCursor(token.CreatedAt.UtcTicks, token.Id));

    public async Task<Outcome<AccessTokenView>> FindAsync(Actor actor, Guid organizationId, Guid id, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, organizationId, cancellationToken) is { } refusal)
        {
            return refusal;
        }
        return await Views(Of(organizationId).Where(token => token.Id == id)).SingleOrDefaultAsync(cancellationToken) is { } found
            ? found
            : new Refusal.NotFound("not_found", "The organisation has no such access token.");
    }

    private async Task<Refusal?> RefuseAsync(Actor actor, Guid organizationId, CancellationToken cancellationToken) =>
        AccessTokenRules.Refuse(actor, organizationId, AccessScopes.TokensWrite)
        ?? (await _organizations.FindAsync(_db, organizationId, cancellationToken) is null ? AccessTokenRules.NoOrganization : null);

    private IQueryable<AccessToken> Of(Guid organizationId) => _db.Set<AccessToken>().AsNoTracking().Where(token => token.OrganizationId == organizationId);

    private static IQueryable<AccessTokenView> Views(IQueryable<AccessToken> tokens) => tokens.Select(token => new AccessTokenView(
        token.Id, token.Name, token.Prefix, token.Last4, token.Scopes, token.CreatedAt, token.CreatedBy, token.ExpiresAt, token.RevokedAt, token.LastUsedAt));
}
