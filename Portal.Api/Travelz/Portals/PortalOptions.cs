using System.Text.Json.Serialization;

namespace Portal.Api.Travelz.Portals;

/// <summary>A portal as it is set up: how its visitors behave, and what it shows when it calls other domains.</summary>
public sealed class PortalOptions : PortalSettings
{
    /// <summary>A user key that the portal sends in place of the one it was given at the first start: after a rotation, for one. Empty: that one.</summary>
    [UserKey, JsonIgnore]
    public string Key { get; set; } = "";
}
