using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>Makes a token with which a data plane asks about one API. It is in the answer and nowhere else afterwards, and works when this answers.</summary>
public sealed class IssueServiceToken
{
    private readonly PortalDbContext _db;
    private readonly KeyMint _mint;
    private readonly AuditTrail _audit;
    private readonly AccessStore _store;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal IssueServiceToken(PortalDbContext db, KeyMint mint, AuditTrail audit, AccessStore store, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _mint = mint;
        _audit = audit;
        _store = store;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<IssuedServiceToken>> ExecuteAsync(Actor actor, string api, NewServiceToken request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        if (!_store.Current.Snapshot.Apis.ContainsKey(api))
        {
            return ServiceTokenQueries.NoSuchApi();
        }
        var (now, key) = (_clock.GetUtcNow(), _mint.Issue(KeyMint.ServiceTokenPrefix));
        var token = new ServiceToken
        {
            Id = Guid.CreateVersion7(now),
            Api = api,
            Name = request.Name.Trim(),
            Hash = key.Hash,
            Last4 = key.Last4,
            CreatedAt = now,
            CreatedBy = actor.Name,
        };
        _db.Add(token);
        _audit.Add(_db, actor, "service_token.issued", $"service-token/{token.Id}", $"The service token {token.Name}, ending in {token.Last4}, was issued for {api}.");
        await _db.SaveChangesAsync(cancellationToken);
        // Committed: the doors are told even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return new IssuedServiceToken(token.Id, api, token.Name, key.Key, key.Last4);
    }
}
