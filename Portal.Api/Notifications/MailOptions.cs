using System.ComponentModel.DataAnnotations;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Portal.Api.Notifications;

/// <summary>How mail leaves: section <c>Mail</c>. Without a host it is written to files under the data folder.</summary>
public sealed class MailOptions
{
    [Required, MailSender]
    public string From { get; set; } = "Travelz APIs <no-reply@localhost>";

    /// <summary>The SMTP server.</summary>
    public string? Host { get; set; }

    [Range(1, 65535, ErrorMessage = "takes a port, 1 to 65535")]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary><c>StartTls</c> by default; <c>SslOnConnect</c> for port 465; <c>None</c> only inside a trusted network.</summary>
    [EnumDataType(typeof(SecureSocketOptions), ErrorMessage = "takes StartTls, SslOnConnect, StartTlsWhenAvailable, Auto or None")]
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;
}

/// <summary>A sender such as <c>Travelz APIs &lt;no-reply@travelz.example&gt;</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailSenderAttribute : ValidationAttribute
{
    public MailSenderAttribute()
        : base("takes a sender such as Travelz APIs <no-reply@travelz.example>")
    {
    }

    public override bool IsValid(object? value) => value is string text && MailboxAddress.TryParse(text, out var sender) && sender.Address.Contains('@', StringComparison.Ordinal);
}

[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
