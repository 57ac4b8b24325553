using MimeKit;

namespace Portal.Api.Notifications;

/// <summary>One way for a mail to leave. It returns when the mail is safe with the other side, and throws when it is not.</summary>
internal interface IMailTransport
{
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
