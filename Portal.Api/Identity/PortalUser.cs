using Microsoft.AspNetCore.Identity;

namespace Portal.Api.Identity;

/// <summary>A person with an account.</summary>
internal sealed class PortalUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public bool IsAdministrator { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>To be mailed what changed in the APIs that the own organisation subscribes to.</summary>
    public bool WantsChangelog { get; set; } = true;
}
