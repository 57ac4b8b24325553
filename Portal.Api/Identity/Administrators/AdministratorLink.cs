using Portal.Api.Hosting;

namespace Portal.Api.Identity.Administrators;

/// <summary>The one-time link of this start, for the start's printout only.</summary>
internal sealed class AdministratorLink(PortalLinks links) : IBannerLine
{
    public string? Token { get; set; }

    public string Name => "Administrator";

    public string? Value => Token is null ? null : links.To($"/bootstrap?token={Token}").ToString();
}
