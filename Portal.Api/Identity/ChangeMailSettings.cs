using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity;

/// <summary>Whether a person is mailed what changed in the APIs that the own organisation subscribes to.</summary>
public sealed class ChangeMailSettings
{
    private static readonly Refusal.Conflict ChangedMeanwhile = new("changed_meanwhile", "Your account has changed meanwhile, and nothing was stored. Load the page again, and try again.");

    private readonly PortalDbContext _db;

    internal ChangeMailSettings(PortalDbContext db) => _db = db;

    public async Task<Outcome<bool>> ExecuteAsync(Actor actor, bool wantsChangelog, CancellationToken cancellationToken)
    {
        if (actor.UserId is not { } id || await _db.Users.FindAsync([id], cancellationToken) is not { } user)
        {
            return new Refusal.Unauthenticated();
        }
        user.WantsChangelog = wantsChangelog;
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            _db.ChangeTracker.Clear();
            return ChangedMeanwhile;
        }
        return wantsChangelog;
    }
}
