using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Partners.SigningUp;

/// <summary>The mails about an account: what they say and how long their links work.</summary>
internal sealed class AccountMail(MailOutbox outbox, PortalLinks links)
{
    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromHours(48);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    public void AddConfirmation(PortalDbContext db, PortalUser user, string token) => outbox.Add(db, user.Email!, "Confirm your e-mail address", $"""
        Hello {user.DisplayName},

        open this link to confirm that this address is yours. It works once, within 48 hours:
        {links.To($"/confirm-email?token={token}")}

        After that you can sign in, read every API and create applications. An administrator
        looks at your organisation meanwhile; you get a mail when that is decided.

        If you did not sign up, ignore this mail: without the link the account stays closed.
        """);

    public void AddAlreadyKnown(PortalDbContext db, PortalUser user, string token) => outbox.Add(db, user.Email!, "You have an account already", $"""
        Hello {user.DisplayName},

        somebody, probably you, signed up with this address. It has an account already, so
        nothing was changed. Sign in with it:
        {links.To("/sign-in")}

        If you forgot the password, set a new one. This link works once, within an hour:
        {links.To($"/reset-password?token={token}")}

        If it was not you, ignore this mail.
        """);

    public void AddReset(PortalDbContext db, PortalUser user, string token) => outbox.Add(db, user.Email!, "Set a new password", $"""
        Hello {user.DisplayName},

        somebody, probably you, asked for a new password for this address. This link works
        once, within an hour:
        {links.To($"/reset-password?token={token}")}

        If it was not you, ignore this mail: your password stays as it is.
        """);

    public void AddPasswordChanged(PortalDbContext db, PortalUser user) => outbox.Add(db, user.Email!, "Your password was changed", $"""
        Hello {user.DisplayName},

        your password was just changed with a link from a mail, and all your sessions were ended.
        If it was not you, somebody reads your mail: secure it first, then set a new password:
        {links.To("/forgot-password")}
        """);
}
