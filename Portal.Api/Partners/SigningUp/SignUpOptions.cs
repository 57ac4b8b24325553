using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Partners.SigningUp;

/// <summary>How often one address may sign up: section <c>SignUps</c>.</summary>
public sealed class SignUpOptions
{
    [Range(1, 1_000_000, ErrorMessage = "takes a number of sign-ups, 1 to 1000000")]
    public int PerHour { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class SignUpOptionsValidator : IValidateOptions<SignUpOptions>;
