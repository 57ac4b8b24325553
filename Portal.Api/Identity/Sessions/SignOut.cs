using Microsoft.AspNetCore.Identity;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.Sessions;

/// <summary>Ends this session, or all sessions of the person.</summary>
public sealed class SignOut
{
    private readonly SignInManager<PortalUser> _signIn;
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;

    internal SignOut(SignInManager<PortalUser> signIn, PortalDbContext db, AuditTrail audit)
    {
        _signIn = signIn;
        _db = db;
        _audit = audit;
    }

    public Task HereAsync() => _signIn.SignOutAsync();

    public async Task<Outcome<bool>> EverywhereAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UserId is not { } id || await _db.Users.FindAsync([id], cancellationToken) is not { } user)
        {
            return new Refusal.Unauthenticated();
        }
        _audit.Add(_db, actor, "user.signed-out-everywhere", $"user/{id}", $"{actor.Name} ended all sessions.", actor.OrganizationId);
        // Saves both, or neither: then the sessions go on.
        if (!(await _signIn.UserManager.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return new Refusal.Conflict("changed_meanwhile", "The account was changed at the same moment, so your sessions go on. Try again.");
        }
        await _signIn.SignOutAsync();
        return true;
    }
}
