using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>Access tokens of applications: section <c>OAuth</c>. Every process on the same data is to have the same.</summary>
public sealed class OAuthOptions
{
    /// <summary>Who makes the tokens, as they say it themselves; null: the portal's public address, or where it listens.</summary>
    [Url(ErrorMessage = "takes an absolute address such as https://developer.example.com")]
    public string? Issuer { get; set; }

    /// <summary>For whom they are: the gateway.</summary>
    [Required]
    public string Audience { get; set; } = "travelz-apis";

    [Range(1, 60, ErrorMessage = "takes a number of minutes from 1 to 60")]
    public int AccessTokenMinutes { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class OAuthOptionsValidator : IValidateOptions<OAuthOptions>;
