using Microsoft.Extensions.Options;
using Portal.Api.Travelz.Portals;

namespace Portal.Api.Travelz;

/// <summary>The company's own services: section <c>Travelz</c>.</summary>
public sealed class TravelzOptions
{
    /// <summary>False stops what the internal portals call by themselves.</summary>
    public bool Traffic { get; set; } = true;

    [ValidateObjectMembers]
    public PortalSettings Voyages { get; set; } = new();

    [ValidateObjectMembers]
    public PortalSettings Viaggi { get; set; } = new();

    [ValidateObjectMembers]
    public PortalSettings TravelsUk { get; set; } = new();
}

[OptionsValidator]
internal sealed partial class TravelzOptionsValidator : IValidateOptions<TravelzOptions>;
