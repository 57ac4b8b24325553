using Microsoft.AspNetCore.Identity;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>Sends the confirmation again, at most once a minute. Whether there is such an account is not told.</summary>
public sealed class ResendConfirmation
{
    private readonly PortalDbContext _db;
    private readonly UserManager<PortalUser> _users;
    private readonly OneTimeTokens _tokens;
    private readonly AccountMail _mail;
    private readonly MailOutbox _outbox;

    internal ResendConfirmation(PortalDbContext db, UserManager<PortalUser> users, OneTimeTokens tokens, AccountMail mail, MailOutbox outbox)
    {
        _db = db;
        _users = users;
        _tokens = tokens;
        _mail = mail;
        _outbox = outbox;
    }

    public async Task ExecuteAsync(string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(email) || email.Length > 254 || await _users.FindByNameAsync(email.Trim()) is not { EmailConfirmed: false } user
            || await _tokens.JustIssuedAsync(_db, user.Id, OneTimePurpose.ConfirmEmail, cancellationToken))
        {
            return;
        }
        _mail.AddConfirmation(_db, user, _tokens.Issue(_db, user.Id, OneTimePurpose.ConfirmEmail, AccountMail.ConfirmationLifetime));
        await _db.SaveChangesAsync(cancellationToken);
        _outbox.Wake();
    }
}
