using Microsoft.Extensions.Options;
using Portal.Api.Travelz.Portals;

namespace Portal.Api.Travelz;

/// <summary>The company's own services: section <c>Travelz</c>.</summary>
public sealed class TravelzOptions
{
    /// <summary>False stops what the internal portals call by themselves.</summary>
    public bool Traffic { get; set; } = true;

    /// <summary>The services that this process runs, by host (<c>travels</c>) or workload (<c>travels-v2</c>). Null: all that it may.</summary>
    public string[]? Workloads { get; set; }

    [ValidateObjectMembers]
    public PortalOptions Voyages { get; set; } = new();

    [ValidateObjectMembers]
    public PortalOptions Viaggi { get; set; } = new();

    [ValidateObjectMembers]
    public PortalOptions TravelsUk { get; set; } = new();

    internal PortalOptions Of(PortalSite site) => site == PortalSite.Voyages ? Voyages : site == PortalSite.Viaggi ? Viaggi : TravelsUk;
}

[OptionsValidator]
internal sealed partial class TravelzOptionsValidator : IValidateOptions<TravelzOptions>;
