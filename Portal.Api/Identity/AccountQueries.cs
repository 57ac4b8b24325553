using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity;

/// <summary>What a person sees of the own account.</summary>
public sealed class AccountQueries
{
    private readonly PortalDbContext _db;

    internal AccountQueries(PortalDbContext db) => _db = db;

    public async Task<Outcome<AccountView>> MineAsync(Actor actor, CancellationToken cancellationToken) =>
        await _db.Users.Where(user => user.Id == actor.UserId)
            .Select(user => new AccountView(user.Id, user.DisplayName, user.Email!, user.PasswordHash != null, user.IsAdministrator, user.CreatedAt, user.WantsChangelog))
            .SingleOrDefaultAsync(cancellationToken) is { } account
            ? account
            : new Refusal.Unauthenticated();
}

public sealed record AccountView(Guid Id, string Name, string Email, bool HasPassword, bool IsAdministrator, DateTimeOffset CreatedAt, bool WantsChangelog);
