using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>The door for clients of the 3scale Service Management API: section <c>ServiceManagement</c>.</summary>
public sealed class ServiceManagementOptions
{
    /// <summary>For old clients that know no service tokens: opens every API. Null: such clients are refused.</summary>
    [MinLength(32)]
    public string? ProviderKey { get; set; }
}

[OptionsValidator]
internal sealed partial class ServiceManagementOptionsValidator : IValidateOptions<ServiceManagementOptions>;
