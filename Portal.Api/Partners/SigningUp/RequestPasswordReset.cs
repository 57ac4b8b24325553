using Microsoft.AspNetCore.Identity;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>Mails a link that sets a new password, at most once a minute. Whether there is such an account is not told.</summary>
public sealed class RequestPasswordReset
{
    private readonly PortalDbContext _db;
    private readonly UserManager<PortalUser> _users;
    private readonly OneTimeTokens _tokens;
    private readonly AccountMail _mail;
    private readonly MailOutbox _outbox;

    internal RequestPasswordReset(PortalDbContext db, UserManager<PortalUser> users, OneTimeTokens tokens, AccountMail mail, MailOutbox outbox)
    {
        _db = db;
        _users = users;
        _tokens = tokens;
        _mail = mail;
        _outbox = outbox;
    }

    public async Task ExecuteAsync(string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(email) || email.Length > 254 || await _users.FindByNameAsync(email.Trim()) is not { } user
            || await _tokens.JustIssuedAsync(_db, user.Id, OneTimePurpose.ResetPassword, cancellationToken))
        {
            return;
        }
        _mail.AddReset(_db, user, _tokens.Issue(_db, user.Id, OneTimePurpose.ResetPassword, AccountMail.ResetLifetime));
        await _db.SaveChangesAsync(cancellationToken);
        _outbox.Wake();
    }
}
