using Microsoft.AspNetCore.Identity;

namespace Portal.Api.Identity;

/// <summary>A person with an account.</summary>
internal sealed class PortalUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public bool IsAdministrator { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
