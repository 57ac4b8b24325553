using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Identity.Passwords;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>
/// Sets a new password by the link in the mail. Whoever reads the mail owns the address, so that is confirmed too; all sessions
/// end, a lock is lifted.
/// </summary>
public sealed class ResetPassword
{
    private readonly PortalDbContext _db;
    private readonly UserManager<PortalUser> _users;
    private readonly OneTimeTokens _tokens;
    private readonly AccountMail _mail;
    private readonly MailOutbox _outbox;
    private readonly AuditTrail _audit;

    internal ResetPassword(
        PortalDbContext db, UserManager<PortalUser> users, OneTimeTokens tokens, AccountMail mail, MailOutbox outbox, AuditTrail audit)
    {
        _db = db;
        _users = users;
        _tokens = tokens;
        _mail = mail;
        _outbox = outbox;
        _audit = audit;
    }

    /// <summary>Whether the link would work. Looking does not use it up.</summary>
    public async Task<bool> WorksAsync(string? token, CancellationToken cancellationToken) =>
        await _tokens.PeekAsync(_db, token, OneTimePurpose.ResetPassword, cancellationToken) is not null;

    public async Task<Outcome<bool>> ExecuteAsync(string? token, string? password, CancellationToken cancellationToken)
    {
        if (await _tokens.PeekAsync(_db, token, OneTimePurpose.ResetPassword, cancellationToken) is not { } id
            || await _db.Users.FindAsync([id], cancellationToken) is not { } user)
        {
            return ConfirmEmail.Spent;
        }
        if (PasswordRules.Check(password, user.Email) is { } broken)
        {
            return new Refusal.Invalid("password", broken);
        }
        // The slow part comes before the transaction, which holds up other writers.
        user.PasswordHash = _users.PasswordHasher.HashPassword(user, password!);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        user.EmailConfirmed = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellationToken);
        if (await _tokens.SpendAsync(_db, token, OneTimePurpose.ResetPassword, cancellationToken) is null)
        {
            return ConfirmEmail.Spent;
        }
        var actor = new Actor { Kind = ActorKind.Person, Name = user.DisplayName, UserId = id };
        _audit.Add(_db, actor, "user.password-reset", $"user/{id}", $"{user.DisplayName} set a new password by mail.");
        _mail.AddPasswordChanged(_db, user);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Not committed: the link is not spent.
            _db.ChangeTracker.Clear();
            return ConfirmEmail.ChangedMeanwhile;
        }
        await transaction.CommitAsync(cancellationToken);
        _outbox.Wake();
        return true;
    }
}
