using Microsoft.AspNetCore.Identity;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.Passwords;

/// <summary>A person's own new password. All other sessions end; this one goes on.</summary>
public sealed class ChangePassword
{
    private readonly SignInManager<PortalUser> _signIn;
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;

    internal ChangePassword(SignInManager<PortalUser> signIn, PortalDbContext db, AuditTrail audit)
    {
        _signIn = signIn;
        _db = db;
        _audit = audit;
    }

    /// <param name="current">Not asked for while the account has no password, as the first administrator's.</param>
    public async Task<Outcome<bool>> ExecuteAsync(Actor actor, string? current, string? password, CancellationToken cancellationToken)
    {
        if (actor.UserId is not { } id || await _db.Users.FindAsync([id], cancellationToken) is not { } user)
        {
            return new Refusal.Unauthenticated();
        }
        var users = _signIn.UserManager;
        if (user.PasswordHash is not null && !(await _signIn.CheckPasswordSignInAsync(user, current ?? "", lockoutOnFailure: true)).Succeeded)
        {
            return new Refusal.Invalid("currentPassword", "This is not your current password.");
        }
        if (PasswordRules.Check(password, user.Email) is { } broken)
        {
            return new Refusal.Invalid("newPassword", broken);
        }
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password!);
        _audit.Add(_db, actor, "user.password-changed", $"user/{id}", $"{actor.Name} changed the password.", actor.OrganizationId);
        // Saves all of it, with the new stamp that ends the other sessions.
        var saved = await users.UpdateSecurityStampAsync(user);
        if (!saved.Succeeded)
        {
            return new Refusal.Conflict("changed_meanwhile", "The account was changed at the same moment. Try again.");
        }
        await _signIn.RefreshSignInAsync(user);
        return true;
    }
}
