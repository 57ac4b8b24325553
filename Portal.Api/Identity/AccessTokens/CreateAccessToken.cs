using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>A new token of the management API for an organisation. Nobody gives more than they have.</summary>
public sealed class CreateAccessToken
{
    private readonly PortalDbContext _db;
    private readonly IOrganizationLookup _organizations;
    private readonly KeyMint _mint;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal CreateAccessToken(PortalDbContext db, IOrganizationLookup organizations, KeyMint mint, AuditTrail audit, TimeProvider time)
    {
        _db = db;
        _organizations = organizations;
        _mint = mint;
        _audit = audit;
        _time = time;
    }

    public async Task<Outcome<IssuedAccessToken>> ExecuteAsync(Actor actor, Guid organizationId, NewAccessToken request, CancellationToken cancellationToken)
    {
        if (AccessTokenRules.Refuse(actor, organizationId, AccessScopes.TokensWrite) is { } refusal)
        {
            return refusal;
        }
        if (await _organizations.FindAsync(_db, organizationId, cancellationToken) is not { } organization)
        {
            return AccessTokenRules.NoOrganization;
        }
        if (Input.Check(request) is { } invalid)
        {
            return invalid;
        }
        if (AccessTokenRules.RefuseScopes(actor, organization, request.Scopes) is { } scopes)
        {
            return scopes;
        }
        var issued = _mint.Issue(KeyMint.AccessTokenPrefix);
        var now = _time.GetUtcNow();
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organizationId,
            Name = request.Name.Trim(),
            Hash = issued.Hash,
            Prefix = issued.Prefix,
            Last4 = issued.Last4,
            Scopes = [.. request.Scopes.Distinct().Order(StringComparer.Ordinal)],
            CreatedAt = now,
            CreatedBy = actor.Name,
            ExpiresAt = now.AddDays(request.ExpiresInDays),
        };
        _db.Add(token);
        _audit.Add(_db, actor, "access-token.created", $"access-token/{token.Id}",
            $"Made the access token '{token.Name}' of {organization.Name}: {string.Join(", ", token.Scopes)}.", organizationId);
        await _db.SaveChangesAsync(cancellationToken);
        return new IssuedAccessToken(token.Id, issued.Key);
    }
}
