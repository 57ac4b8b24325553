namespace Portal.Api.Hosting;

/// <summary>What this process runs. <c>Roles=portal,gateway,control,mesh,travelz</c>; all by default.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Pages, management API, console.</summary>
    Portal = 1,

    /// <summary>The edge that API clients call.</summary>
    Gateway = 2,

    /// <summary>Listeners for data planes.</summary>
    Control = 4,

    /// <summary>The embedded mesh: sidecars and routing.</summary>
    Mesh = 8,

    /// <summary>The agency's services and the internal portals.</summary>
    Travelz = 16,

    All = Portal | Gateway | Control | Mesh | Travelz,
}
