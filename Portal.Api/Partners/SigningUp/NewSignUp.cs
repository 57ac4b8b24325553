using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Portal.Api.Hosting;

namespace Portal.Api.Partners.SigningUp;

/// <summary>An organisation that wants in, and the person who asks, who becomes its owner.</summary>
public sealed record NewSignUp(
    [property: Required, TextLength(2, 100), OneLine] string Organization,
    [property: Required, TextLength(1, 100), OneLine] string Name,
    [property: Required, MailAddress] string Email,
    [property: Required, StringLength(128, MinimumLength = 12, ErrorMessage = "takes 12 to 128 characters. A few unrelated words do well.")] string Password,
    [property: Required, TextLength(1, 1000)] string Purpose);

/// <summary>The same answer whether or not the e-mail was known.</summary>
public sealed record SignUpStatus(Guid OrganizationId, OrganizationState State);

/// <summary>An address that mail can be sent to, without a display name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public const int MaxLength = 254;

    public MailAddressAttribute()
        : base("takes an e-mail address such as maya@agency.example, at most 254 characters.")
    {
    }

    public override bool IsValid(object? value) =>
        value is string { Length: <= MaxLength } text
        && MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim()
        && text.Trim().All(character => character is > ' ' and < (char)127 and not ('<' or '>' or '"' or ',' or ';'));
}

/// <summary>Text without line breaks or tabs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneLineAttribute : ValidationAttribute
{
    public OneLineAttribute()
        : base("takes one line.")
    {
    }

    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
