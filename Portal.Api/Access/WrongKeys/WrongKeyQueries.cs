using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Access.WrongKeys;

/// <summary>Which addresses sent keys that nobody has, the latest first, for administrators.</summary>
public sealed class WrongKeyQueries
{
    private const int Most = 200;

    private readonly PortalDbContext _db;

    internal WrongKeyQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<WrongKeysView[]>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn)
        {
            return new Refusal.Unauthenticated();
        }
        if (!actor.MayAdminister)
        {
            return new Refusal.Forbidden("administrator_required", "Only administrators see where wrong keys come from.");
        }
        return await _db.Set<WrongKeyAddress>().AsNoTracking().OrderByDescending(row => row.LastAt).Take(Most)
            .Select(row => new WrongKeysView(row.Address, row.Wrong, row.Slowed, row.FirstAt, row.LastAt, row.Api)).ToArrayAsync(cancellationToken);
    }
}

/// <summary>Wrong keys of one address, or of one network of IPv6. <see cref="Slowed"/> of them were told to wait.</summary>
public sealed record WrongKeysView(string Address, long Wrong, long Slowed, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? Api);
