using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Identity.Administrators;

/// <summary>How the first administrator comes in: section <c>Bootstrap</c>.</summary>
public sealed class BootstrapOptions
{
    /// <summary>An administrator's bearer token for scripts; none by default.</summary>
    [RegularExpression(@"\S{32,}", ErrorMessage = "takes at least 32 characters without spaces; leave it out for no such token")]
    public string? AdminToken { get; set; }

    /// <summary>The e-mail of the administrator account made at the first start.</summary>
    [Required, EmailAddress(ErrorMessage = "takes an e-mail address")]
    public string AdminEmail { get; set; } = "admin@localhost";

    /// <summary>The company's own organisation, made at the first start; administrators act for it.</summary>
    [Required, MaxLength(100)]
    public string Organization { get; set; } = "Travelz";
}

[OptionsValidator]
internal sealed partial class BootstrapOptionsValidator : IValidateOptions<BootstrapOptions>;
