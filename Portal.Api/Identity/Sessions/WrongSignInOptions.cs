using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Identity.Sessions;

/// <summary>How often one address may be wrong about passwords: section <c>SignIns</c>.</summary>
public sealed class WrongSignInOptions
{
    [Range(1, 1_000_000, ErrorMessage = "takes a number of wrong sign-ins, 1 to 1000000")]
    public int WrongPerTenMinutes { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class WrongSignInOptionsValidator : IValidateOptions<WrongSignInOptions>;
